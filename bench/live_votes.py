"""From a vote on a phone to the room's screen: N phones hold their stream and vote within T seconds.

    PYTHONPATH=src python bench/live_votes.py                 # all scenarios on SQLite
    PYTHONPATH=src python bench/live_votes.py 500 1           # 500 phones within one second
    PYTHONPATH=src python bench/live_votes.py postgresql      # two instances, on a PostgreSQL of its own

The real server in a process of its own, on loopback; this process plays the phones and the screen, and tells how
much of a core that took. Times are told as ratios to the coalescing window (200 ms). A vote is on the screen at
the first event that counts as many ballots as had been acknowledged with it. Promises: p95 ≤ 1.5 windows, no vote
lost, no error, ≤ 30 kB a stream; with two instances 1.5 windows over 10 s and 4 within 1 s.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from phones import Address, Post, Room, Screen, hold, memory, processor, rooms, stored
from tests.postgres import cluster
from tests.served import Server, serving

from resal.core.live.hub import WINDOW

SCENARIOS = ((200, 10.0), (500, 10.0), (500, 1.0), (1000, 5.0))
BETWEEN_TWO = ((500, 10.0, 1.5), (500, 1.0, 4.0))
PROMISE = 1.5
MOST_BYTES = 30_000


@dataclass
class Told:
    sent: list[tuple[float, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    screen: Screen | None = None
    a_stream: float = 0.0
    server_ms: float = 0.0
    ours: float = 0.0

    def to_screen(self) -> list[float]:
        """For each acknowledged vote, how long until the screen counted it."""
        times = []
        for rank, (_answered, sent) in enumerate(sorted(self.sent), start=1):
            seen = next((at for at, cast in self.screen.shown if cast >= rank), None)
            times.append(seen - sent if seen else float("inf"))
        return times


async def vote(address: Address, request: bytes, after: float, told: Told) -> None:
    await asyncio.sleep(after)
    sent = time.perf_counter()
    try:
        post = await address.open(Post(request))
    except OSError as error:
        told.errors.append(type(error).__name__)
        return
    status = await post.status
    if status == 302:
        told.sent.append((time.perf_counter(), sent))
    else:
        told.errors.append(str(status))


def ballot(address: Address, room: Room, cookies: str) -> bytes:
    choices = ",".join(map(str, random.sample(range(1, 7), 3)))
    return address.post(f"/r/{room.code}/votes/1/bulletin/", cookies, choices=choices, turn=1)


async def scene(servers: list[Server], room: Room, seconds: float) -> Told:
    """The phones are dealt to the servers in turn; the screen listens to the last one."""
    addresses = [Address.of(server) for server in servers]
    told, stream = Told(), f"/live/workshop/{room.public_id}"
    [told.screen] = await hold(addresses[-1], [addresses[-1].get(stream, room.phones[0])], kind=Screen)
    before = memory(servers[0])
    dealt = [(addresses[place % len(addresses)], cookies) for place, cookies in enumerate(room.phones)]
    for address in addresses:
        await hold(
            address, [address.get(f"{stream}?calme", cookies) for at, cookies in dealt if at is address]
        )
    told.a_stream = (memory(servers[0]) - before) / (len(room.phones) / len(servers))
    used, own = sum(map(processor, servers)), time.process_time()
    began = time.perf_counter()
    await asyncio.gather(
        *(
            vote(address, ballot(address, room, cookies), random.uniform(0, seconds), told)
            for address, cookies in dealt
        )
    )
    told.ours = (time.process_time() - own) / (time.perf_counter() - began)
    told.server_ms = (sum(map(processor, servers)) - used) * 1000 / len(dealt)
    await asyncio.sleep(3 * WINDOW + 0.2)
    return told


def measure(people: int, seconds: float, instances: list[dict[str, str]], promise: float) -> bool:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        places = [Path(folder) / str(number) for number in range(len(instances))]
        servers = [
            running.enter_context(serving(place, RESAL_WORKER="0", **where))
            for place, where in zip(places, instances, strict=True)
        ]
        [room] = rooms(places[0], 1, people, **instances[0])
        told = asyncio.run(scene(servers, room, seconds))
        kept = stored(places[0], **instances[0])
    posts = [answered - sent for answered, sent in told.sent]
    screen = told.to_screen()
    lost = len(told.sent) - kept
    ratio = percentile(screen, 95) / WINDOW
    words = (
        f"{people:>5} phones in {seconds:>4.0f} s, {len(instances)} process(es)",
        f"post p50 {milliseconds(posts, 50)} p95 {milliseconds(posts, 95)}",
        f"vote → screen p50 {milliseconds(screen, 50)} p95 {milliseconds(screen, 95)} = {ratio:.2f} windows",
        f"server {told.server_ms:.2f} ms of processor a vote, {told.a_stream / 1000:.1f} kB a stream",
        f"phones took {told.ours:.0%} of a core",
        f"lost {lost}, errors {dict(Counter(told.errors))}",
    )
    print(" | ".join(words), flush=True)
    return lost == 0 and not told.errors and ratio <= promise and told.a_stream <= MOST_BYTES


def percentile(values: list[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1] if len(values) > 1 else float("nan")


def milliseconds(values: list[float], percent: int) -> str:
    return f"{percentile(values, percent) * 1000:.0f} ms"


def between_two() -> bool:
    """Two instances on one PostgreSQL: half of the phones on each, the screen on the second."""
    kept = []
    for people, seconds, promise in BETWEEN_TWO:
        with cluster.started() as database:
            where = {"RESAL_DATABASE_URL": database("votes"), "RESAL_SECRET_KEY": "s", "RESAL_LIVE_KEY": "l"}
            kept.append(measure(people, seconds, [where, where], promise))
    return all(kept)


if __name__ == "__main__":
    if sys.argv[1:] == ["postgresql"]:
        sys.exit(0 if between_two() else 1)
    asked = [(int(sys.argv[1]), float(sys.argv[2]))] if len(sys.argv) == 3 else SCENARIOS
    held = [measure(people, seconds, [{}], PROMISE) for people, seconds in asked]
    sys.exit(0 if all(held) else 1)
