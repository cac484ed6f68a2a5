"""Phones made of bytes: they cost the machine as little as they can, since they share it with the server.

A room is prepared in a process of its own inside the installation, which also signs the cookies that the server
would have given; the phones then only hold their stream and post, in requests that are ready before the start.
"""

import asyncio
import json
import os
import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from tests.served import Server, run

CSRF = "A" * 32
ROOMS = """
import json
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from resal.core import clock
from resal.core.live import passes
from resal.directory.models import Sector
from resal.workshops import secrecy
from resal.workshops.models import Seat, Workshop
from resal.workshops.phone import holding
from tests.workshops import factories

def cookies(response):
    return "; ".join(f"{{name}}={{morsel.value}}" for name, morsel in response.cookies.items())

def session_of(person):
    store = SessionStore()
    store["_auth_user_id"], store["_auth_user_backend"] = str(person.pk), "{backend}"
    store["_auth_user_hash"] = person.get_session_auth_hash()
    store.create()
    return f"sessionid={{store.session_key}}"

sector = Sector.objects.get(code="education")
rooms = []
for number in range({rooms}):
    workshop, by = factories.opened(issues=6)
    Workshop.objects.filter(pk=workshop.pk).update(head_count={people})
    tokens = [secrecy.new_token() for _ in range({people})]
    Seat.objects.bulk_create(
        Seat(workshop=workshop, digest=secrecy.seat_digest(token), sector=sector, came_at=clock.now())
        for token in tokens
    )
    step = factories.go_to(workshop, "{step}", by).step
    phones = []
    for token in tokens:
        response = HttpResponse()
        passes.give(response, "workshop", workshop.public_id)
        holding.give(response, workshop, token)
        phones.append(cookies(response))
    rooms.append({{"code": workshop.code, "public_id": workshop.public_id, "step": step,
                   "facilitator": session_of(by), "phones": phones}})
print(json.dumps(rooms))
"""
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
COUNT = "from resal.workshops.models import LiveBallot\nprint(LiveBallot.objects.count())"


@dataclass
class Room:
    code: str
    public_id: str
    step: int
    facilitator: str
    phones: list[str]


def rooms(data: Path, how_many: int, people: int, step: str = "vote1", **environment: str) -> list[Room]:
    """`people` phones seated in each of `how_many` rooms, at this step."""
    code = ROOMS.format(rooms=how_many, people=people, step=step, backend=BACKEND)
    return [Room(**told) for told in json.loads(run(data, code, **environment))]


def stored(data: Path, **environment: str) -> int:
    return int(run(data, COUNT, **environment))


@dataclass
class Address:
    """Where the server listens, and how a request to it is written."""

    host: str
    port: int

    @classmethod
    def of(cls, server: Server) -> "Address":
        parts = urlsplit(server.url)
        return cls(parts.hostname, parts.port)

    def get(self, path: str, cookies: str) -> bytes:
        return f"GET {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nCookie: {cookies}\r\n\r\n".encode()

    def post(self, path: str, cookies: str, **fields: object) -> bytes:
        body = urlencode({"csrfmiddlewaretoken": CSRF} | fields)
        return (
            f"POST {path} HTTP/1.1\r\nHost: {self.host}:{self.port}\r\nCookie: {cookies}; csrftoken={CSRF}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}"
        ).encode()

    async def open(self, protocol):
        loop = asyncio.get_running_loop()
        _transport, made = await loop.create_connection(lambda: protocol, self.host, self.port)
        return made


@dataclass
class Stream(asyncio.Protocol):
    """Holds a live stream. `wait_for` is a piece of state whose first coming is noted."""

    request: bytes
    wait_for: bytes = b""
    heard: int = 0
    came_at: float = 0.0
    is_lost: bool = False
    transport: asyncio.Transport | None = None

    def connection_made(self, transport) -> None:
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        if b"event: state" in data:
            self.heard += 1
        if self.wait_for and not self.came_at and self.wait_for in data:
            self.came_at = time.perf_counter()

    def connection_lost(self, error) -> None:
        self.is_lost = True


@dataclass
class Screen(Stream):
    """The one stream that is read: when each count of ballots was shown."""

    shown: list[tuple[float, int]] = field(default_factory=list)
    rest: bytes = b""

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        now, whole = time.perf_counter(), self.rest + data
        found = re.findall(rb'"cast":(\d+)', whole)
        self.shown += [(now, int(cast)) for cast in found]
        self.rest = whole[-12:] if not found else b""


class Post(asyncio.Protocol):
    """One request on a connection of its own; `status` is what came back."""

    def __init__(self, request: bytes):
        self.request = request
        self.status: asyncio.Future = asyncio.get_running_loop().create_future()

    def connection_made(self, transport) -> None:
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        if not self.status.done():
            self.status.set_result(int(data[9:12]))
            self.transport.close()

    def connection_lost(self, error) -> None:
        if not self.status.done():
            self.status.set_result(0)


async def hold(address: Address, requests: list[bytes], kind=Stream, **details) -> list[Stream]:
    """Open these streams, a few at a time, and wait until each has its first state."""
    gate = asyncio.Semaphore(50)

    async def one(request: bytes) -> Stream:
        async with gate:
            return await address.open(kind(request, **details))

    streams = await asyncio.gather(*map(one, requests))
    while any(not stream.heard for stream in streams):
        await asyncio.sleep(0.02)
    return list(streams)


def processor(server: Server) -> float:
    """Seconds of processor that the server has used."""
    parts = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def memory(server: Server) -> int:
    """Bytes that the server holds."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024
