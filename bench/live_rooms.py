"""Two thousand phones over several rooms: nothing is lost, and a step reaches nearly all of them within a second.

    PYTHONPATH=src python bench/live_rooms.py            # 2,000 phones in 8 rooms
    PYTHONPATH=src python bench/live_rooms.py 400 4      # fewer

Each room goes to its vote by the button of its console; the page of the new step, ready to be shown, is timed on
every phone: it comes by the stream, so that no phone has to ask for it. Then all vote within ten seconds. The
promise: the step on 95 % of phones within 1 s, no vote lost, no error, at most 30 kB a stream. The processor that a
phone costs does not depend on what else the machine does.
"""

import asyncio
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from live_votes import MOST_BYTES, Told, ballot, vote
from phones import Address, Post, Room, Stream, hold, memory, processor, rooms, stored
from tests.served import serving

PEOPLE, ROOMS, SECONDS = 2000, 8, 10.0
PROMISE = 1.0
FILES = 16_384
STEP = b'"scene":"ballot"'


async def to_the_vote(address: Address, places: list[Room], streams: list[Stream]) -> list[float]:
    """Press « étape suivante » in every room at once; how long each phone waited for it."""
    for stream in streams:
        stream.wait_for = STEP
    pressed = time.perf_counter()
    presses = [
        await address.open(
            Post(
                address.post(f"/activites/{room.public_id}/console/etape/", room.facilitator, seen=room.step)
            )
        )
        for room in places
    ]
    assert [await press.status for press in presses] == [302] * len(places)
    for _try in range(200):
        if all(stream.came_at for stream in streams):
            break
        await asyncio.sleep(0.05)
    return [stream.came_at - pressed if stream.came_at else float("inf") for stream in streams]


@dataclass
class Measured:
    waited: list[float]
    told: Told
    open: int
    a_stream: float
    step_ms: float


async def scene(server, places: list[Room]) -> Measured:
    address, told = Address.of(server), Told()
    [_first] = await hold(
        address, [address.get(f"/live/workshop/{places[0].public_id}", places[0].phones[0])]
    )
    before, streams = memory(server), []
    for room in places:
        path = f"/live/workshop/{room.public_id}?calme&fr-ca"
        streams += await hold(address, [address.get(path, cookies) for cookies in room.phones])
    a_stream, used = (memory(server) - before) / len(streams), processor(server)
    waited = await to_the_vote(address, places, streams)
    step_ms = (processor(server) - used) * 1000 / len(streams)
    await asyncio.gather(
        *(
            vote(address, ballot(address, room, cookies), random.uniform(0, SECONDS), told)
            for room in places
            for cookies in room.phones
        )
    )
    return Measured(waited, told, sum(not stream.is_lost for stream in streams), a_stream, step_ms)


def main(people: int, how_many: int) -> bool:
    allow_many_files()
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder), RESAL_WORKER="0", RESAL_SECOND_FACTOR_REQUIRED="0") as server,
    ):
        places = rooms(Path(folder), how_many, people // how_many, step="merge")
        seen = asyncio.run(scene(server, places))
        lost = len(seen.told.sent) - stored(Path(folder))
    p95 = quantiles(seen.waited, n=100, method="inclusive")[94]
    posts = quantiles([answered - sent for answered, sent in seen.told.sent], n=100, method="inclusive")[94]
    words = (
        f"{people} phones in {how_many} rooms, {seen.open} streams open to the end",
        f"step on 95 % of phones in {p95:.2f} s, {seen.step_ms:.2f} ms of processor a phone",
        f"vote acknowledged p95 {posts * 1000:.0f} ms",
        f"{seen.a_stream / 1000:.1f} kB a stream",
        f"lost {lost}, errors {dict(Counter(seen.told.errors))}",
    )
    print(" | ".join(words))
    whole = lost == 0 and not seen.told.errors and seen.open == people
    return whole and p95 <= PROMISE and seen.a_stream <= MOST_BYTES


def allow_many_files() -> None:
    """A phone is a file here and in the server, which inherits this limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(FILES, hard)), hard))


if __name__ == "__main__":
    asked = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) == 3 else (PEOPLE, ROOMS)
    sys.exit(0 if main(*asked) else 1)
