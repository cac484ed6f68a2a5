"""Two thousand phones over several rooms: nothing is lost, and a step reaches nearly all of them within a second.

    PYTHONPATH=src python bench/live_rooms.py            # 2,000 phones in 8 rooms
    PYTHONPATH=src python bench/live_rooms.py 400 4      # fewer

Each room goes to its vote by the button of its console; the state with the new step is timed on every phone. Then
all vote within ten seconds. The promise: the step on 95 % of phones within 1 s, no vote lost, no error.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import quantiles

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from live_votes import Told, ballot, vote
from phones import Address, Post, Room, Stream, hold, rooms, stored
from tests.served import serving

PEOPLE, ROOMS, SECONDS = 2000, 8, 10.0
PROMISE = 1.0
STEP = b'"kind":"vote1"'


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


async def scene(server, places: list[Room]) -> tuple[list[float], Told]:
    address, told = Address.of(server), Told()
    streams = []
    for room in places:
        path = f"/live/workshop/{room.public_id}?calme"
        streams += await hold(address, [address.get(path, cookies) for cookies in room.phones])
    waited = await to_the_vote(address, places, streams)
    await asyncio.gather(
        *(
            vote(address, ballot(address, room, cookies), random.uniform(0, SECONDS), told)
            for room in places
            for cookies in room.phones
        )
    )
    return waited, told


def main(people: int, how_many: int) -> bool:
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder), RESAL_WORKER="0", RESAL_SECOND_FACTOR_REQUIRED="0") as server,
    ):
        places = rooms(Path(folder), how_many, people // how_many, step="merge")
        waited, told = asyncio.run(scene(server, places))
        lost = len(told.sent) - stored(Path(folder))
    p95 = quantiles(waited, n=100, method="inclusive")[94]
    posts = quantiles([answered - sent for answered, sent in told.sent], n=100, method="inclusive")[94]
    print(
        f"{people} phones in {how_many} rooms | step on 95 % of phones in {p95 * 1000:.0f} ms | vote acknowledged "
        f"p95 {posts * 1000:.0f} ms | lost {lost}, errors {dict(Counter(told.errors))}"
    )
    return p95 <= PROMISE and lost == 0 and not told.errors


if __name__ == "__main__":
    asked = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) == 3 else (PEOPLE, ROOMS)
    sys.exit(0 if main(*asked) else 1)
