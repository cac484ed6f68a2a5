"""From a vote on a phone to the room's screen: N phones join, hold their stream and vote within T seconds.

    PYTHONPATH=src python bench/live_votes.py                 # 200 phones in 10 s, then the harder ones
    PYTHONPATH=src python bench/live_votes.py 500 1           # 500 phones within one second

The real server in a process of its own, on loopback; this process plays the phones and the screen. Times are
told as ratios to the coalescing window (200 ms): the promise is p95 vote → screen ≤ 1.5 windows for 200 in 10 s.
A vote is on the screen at the first event that counts as many ballots as had been acknowledged with it.
"""

import asyncio
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode, urlsplit

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from tests.served import run, serving

from resal.core.live.hub import WINDOW

SCENARIOS = ((200, 10.0), (500, 10.0), (500, 1.0), (1000, 5.0))
PROMISE = 1.5

ROOM = """
from tests.workshops import factories
from resal.workshops.models import Workshop
workshop, by = factories.opened(issues=6)
Workshop.objects.update(head_count={people})
print(workshop.code, workshop.public_id, by.pk)
"""
VOTE = """
from resal.workshops.enums import StepKind
from resal.workshops.models import Workshop
from resal.accounts.models import Person
from tests.workshops import factories
factories.go_to(Workshop.objects.get(code="{code}"), StepKind.VOTE_1, Person.objects.get(pk={by}))
"""
COUNT = "from resal.workshops.models import LiveBallot\nprint(LiveBallot.objects.count())"


@dataclass
class Phone:
    """A browser of the poorest kind: cookies, a form token, one connection for pages and one for the stream."""

    host: str
    port: int
    code: str
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""
    line: tuple | None = None
    heard: int = 0

    async def ask(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        body = urlencode({"csrfmiddlewaretoken": self.token} | fields).encode() if fields is not None else b""
        if self.line is None:
            self.line = await asyncio.open_connection(self.host, self.port)
        reader, writer = self.line
        writer.write(self._request(method, path, body))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin1")
        length = re.search(r"content-length: (\d+)", head)
        text = (await reader.readexactly(int(length.group(1)))).decode() if length else await _chunks(reader)
        self._keep(head, text)
        return int(head.split()[1]), text

    def hang_up(self) -> None:
        """Its owner thinks for a while: the connection for pages would not last."""
        self.line[1].close()
        self.line = None

    async def listen(self, public_id: str, hear) -> None:
        """Hold the stream; `hear(state)`, if given, gets each state."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        writer.write(self._request("GET", f"/live/workshop/{public_id}", b""))
        status = (await reader.readline()).split()[1]
        if status != b"200":
            raise RuntimeError(f"the stream answered {status.decode()}")
        async for line in reader:
            if line.startswith(b"data: {") and len(line) > 12:
                self.heard += 1
                if hear:
                    hear(json.loads(line[6:]))

    def _request(self, method: str, path: str, body: bytes) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = f"{method} {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nCookie: {cookies}\r\n"
        if body:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        return head.encode() + b"\r\n" + body

    def _keep(self, head: str, text: str) -> None:
        for name, value in re.findall(r"set-cookie: *([^=]+)=([^;]*)", head, re.IGNORECASE):
            self.cookies[name] = value
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        self.token = found.group(1) if found else self.token


async def _chunks(reader) -> str:
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append(await reader.readexactly(size))
        await reader.readline()
    await reader.readline()
    return b"".join(parts).decode()


@dataclass
class Told:
    sent: list[tuple[float, float]] = field(default_factory=list)
    shown: list[tuple[float, int]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def hear(self, state: dict) -> None:
        if state["round"]:
            self.shown.append((time.perf_counter(), state["round"]["cast"]))

    def to_screen(self) -> list[float]:
        """For each acknowledged vote, how long until the screen counted it."""
        times = []
        for rank, (_answered, sent) in enumerate(sorted(self.sent), start=1):
            seen = next((at for at, cast in self.shown if cast >= rank), None)
            times.append(seen - sent if seen else float("inf"))
        return times


async def join(phones: list[Phone], public_id: str) -> None:
    gate = asyncio.Semaphore(20)

    async def one(phone: Phone) -> None:
        async with gate:
            await phone.ask("GET", f"/r/{phone.code}/")
            seat = {"sector": "education", "role": "voter"}
            status, _text = await phone.ask("POST", f"/r/{phone.code}/place/", seat)
            assert status == 302, status
            phone.hang_up()

    await asyncio.gather(*map(one, phones))


async def vote(phones: list[Phone], seconds: float, told: Told) -> None:
    async def one(phone: Phone) -> None:
        await asyncio.sleep(random.uniform(0, seconds))
        choices = ",".join(map(str, random.sample(range(1, 7), 3)))
        sent = time.perf_counter()
        try:
            status, _text = await phone.ask(
                "POST", f"/r/{phone.code}/votes/1/bulletin/", {"choices": choices}
            )
        except (OSError, asyncio.IncompleteReadError) as error:
            told.errors.append(type(error).__name__)
            return
        if status == 302:
            told.sent.append((time.perf_counter(), sent))
        else:
            told.errors.append(str(status))

    await asyncio.gather(*map(one, phones))


async def scene(url: str, data: Path, people: int, seconds: float) -> tuple[Told, list[Phone]]:
    address = urlsplit(url)
    code, public_id, by = run(data, ROOM.format(people=people)).split()
    phones = [Phone(address.hostname, address.port, code) for _ in range(people)]
    await join(phones, public_id)
    await asyncio.to_thread(run, data, VOTE.format(code=code, by=by))
    gate = asyncio.Semaphore(20)

    async def draw(phone: Phone) -> None:
        async with gate:
            await phone.ask("GET", f"/r/{code}/")
            phone.hang_up()

    await asyncio.gather(*map(draw, phones))
    told = Told()
    streams = [asyncio.create_task(phones[0].listen(public_id, told.hear))]
    streams += [asyncio.create_task(phone.listen(public_id, None)) for phone in phones]
    while any(not phone.heard for phone in phones):
        await asyncio.sleep(0.05)
    await vote(phones, seconds, told)
    await asyncio.sleep(3 * WINDOW + 0.2)
    for stream in streams:
        stream.cancel()
    return told, phones


def measure(people: int, seconds: float) -> bool:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), RESAL_WORKER="0") as server:
        told, _phones = asyncio.run(scene(server.url, Path(folder), people, seconds))
        kept = int(run(Path(folder), COUNT))
    posts = [answered - sent for answered, sent in told.sent]
    screen = told.to_screen()
    lost = len(told.sent) - kept
    ratio = _p(screen, 95) / WINDOW
    words = (
        f"{people:>5} phones in {seconds:>4.0f} s",
        f"post p50 {_ms(posts, 50)} p95 {_ms(posts, 95)}",
        f"vote → screen p50 {_ms(screen, 50)} p95 {_ms(screen, 95)} = {ratio:.2f} windows",
        f"{len(told.shown)} screen updates, lost {lost}, errors {dict(Counter(told.errors))}",
    )
    sys.stdout.write(" | ".join(words) + "\n")
    sys.stdout.flush()
    return lost == 0 and not told.errors and (people > 200 or ratio <= PROMISE)


def _p(values: list[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else float("nan")


def _ms(values: list[float], percent: int) -> str:
    return f"{_p(values, percent) * 1000:.0f} ms"


if __name__ == "__main__":
    asked = [(int(sys.argv[1]), float(sys.argv[2]))] if len(sys.argv) == 3 else SCENARIOS
    kept = [measure(people, seconds) for people, seconds in asked]
    sys.exit(0 if all(kept) else 1)
