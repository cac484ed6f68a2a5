"""Stored votes a second, beside the same upsert in a bare Django WSGI view.

    PYTHONPATH=src python bench/votes_stored.py

Both are served by uvicorn with four threads on SQLite, turn by turn in one run; forty connections are kept open and
each sends its next vote as soon as it is told that the one before is stored. The bare view has no middleware, no
cookie and no form: it reads an order and a key, and upserts a row of the same table. The promise: ≥ 0.7 of it.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from phones import Address, rooms
from tests.served import Server, serving, surroundings

PROMISE = 0.7
CONNECTIONS, SECONDS, TURNS = 40, 4.0, 3
BARE = """
import asyncio, json, socket
import django
django.setup()
from a2wsgi import WSGIMiddleware
from django.conf import settings
settings.MIDDLEWARE = []
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from resal.workshops.models import LiveBallot, Round
import resal.urls

round = Round.objects.get()

@csrf_exempt
def vote(request):
    ballot = LiveBallot(key=request.POST["key"], round=round, group="a", choices=request.POST["choices"].split(","))
    LiveBallot.objects.bulk_create(
        [ballot], update_conflicts=True, unique_fields=["key"], update_fields=["choices"])
    return HttpResponse(status=302)

resal.urls.urlpatterns[:] = [path("vote/", vote)]
door = socket.create_server(("127.0.0.1", 0))
print(f"http://127.0.0.1:{door.getsockname()[1]}", flush=True)
import uvicorn
uvicorn.Server(uvicorn.Config(WSGIMiddleware(get_wsgi_application(), workers=4), log_config=None,
    access_log=False, lifespan="off")).run(sockets=[door])
"""


class Busy(asyncio.Protocol):
    """Sends the same request again as soon as it is answered."""

    def __init__(self, request: bytes, told: list[int]):
        self.request, self.told = request, told

    def connection_made(self, transport) -> None:
        self.transport = transport
        transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        if data.startswith(b"HTTP"):
            self.told.append(int(data[9:12]))
            self.transport.write(self.request)


async def rate(address: Address, requests: list[bytes]) -> float:
    """Votes acknowledged a second; every answer is 302."""
    told: list[int] = []
    lines = [await address.open(Busy(request, told)) for request in requests]
    await asyncio.sleep(1.0)
    told.clear()
    began = time.perf_counter()
    await asyncio.sleep(SECONDS)
    found = len(told) / (time.perf_counter() - began)
    for line in lines:
        line.transport.abort()
    assert set(told) == {302}, set(told)
    return found


@contextmanager
def bare(data: Path):
    process = subprocess.Popen(
        [sys.executable, "-c", BARE],
        env=surroundings(data),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield Server(process, process.stdout.readline().strip(), data)
    finally:
        process.kill()
        process.wait(timeout=15)
        process.stdout.close()


def main() -> bool:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        with serving(Path(other), RESAL_WORKER="0"):
            rooms(Path(other), 1, CONNECTIONS)
        with serving(Path(one), RESAL_WORKER="0") as server, bare(Path(other)) as plain:
            [room] = rooms(Path(one), 1, CONNECTIONS)
            address, beside = Address.of(server), Address.of(plain)
            path = f"/r/{room.code}/votes/1/bulletin/"
            ours = [address.post(path, cookies, choices="1,2,3", turn=1) for cookies in room.phones]
            theirs = [beside.post("/vote/", "", key=f"k{n}", choices="1,2,3") for n in range(CONNECTIONS)]
            pairs = [
                (asyncio.run(rate(address, ours)), asyncio.run(rate(beside, theirs))) for _ in range(TURNS)
            ]
    ratio = median(mine / plain for mine, plain in pairs)
    for mine, plain in pairs:
        print(f"resal {mine:6.0f} votes/s | bare view {plain:6.0f} votes/s | {mine / plain:.2f}")
    print(f"ratio {ratio:.2f} (promise {PROMISE}), {os.cpu_count()} cores")
    return ratio >= PROMISE


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
