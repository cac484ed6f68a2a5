"""The right team beside the same aims solved by scipy.optimize.milp on a bare matrix, in one run.

    OMP_NUM_THREADS=1 python bench/matching.py [100 1000 10000] [--requests N] [--compare 5] [--limit 60] [--joint]

The bare side builds the same model over every eligible member and solves the six aims one after the other, then
nothing: ours also finds the first list of ids. It solves fewer requests (--compare), each in at most --limit seconds:
one that is not done by then counts for that limit. Times are medians of CPU seconds, for a machine may be shared.
--joint lets CP-SAT serve the same rounds too, ten seconds, in a process of its own.
"""

import argparse
import importlib.util
import json
import random
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from resal.methods.matching import (
    POLICY,
    Clock,
    Member,
    Need,
    OutOfTime,
    Request,
    Wish,
    alternatives,
    best_team,
    eligible,
    one_by_one,
    smallest_relaxations,
    together,
)
from resal.methods.matching.aims import judged
from resal.methods.matching.figures import Figures
from resal.methods.matching.model import Program, TeamModel

DAY = date(2026, 3, 12)
COMPETENCES = [f"c{n:02}" for n in range(24)]
SECTORS = ["community", "health", "police", "education", "city", "justice", "youth", "research"]
TERRITORIES = [f"T{n}" for n in range(19)]


def network(size, chance):
    return [person(f"m{n:05}", max(3, size // 3), chance) for n in range(size)]


def person(name, orgs, chance):
    languages = {"fr"} | {code for code, share in SPOKEN.items() if chance.random() < share}
    known = chance.sample(COMPETENCES, chance.randint(2, 6))
    return Member(
        id=name,
        sector=chance.choices(SECTORS, [5, 3, 2, 3, 2, 1, 3, 1])[0],
        org=f"o{chance.randrange(orgs)}",
        levels={one: chance.choices([1, 2, 3, 4], [3, 4, 3, 1])[0] for one in known},
        languages=frozenset(languages),
        territories=frozenset(chance.sample(TERRITORIES, chance.randint(1, 4))),
        capacity=chance.choice([12, 16, 20, 24, 30]),
        load=chance.randint(0, 10),
        unavailable=frozenset({DAY} if chance.random() < 0.1 else ()),
        cooldown_until=None if chance.random() < 0.9 else date(2026, 5, 1),
    )


SPOKEN = {"en": 0.5, "ht": 0.06, "es": 0.08}


def asked(name, members, chance):
    names = chance.sample(COMPETENCES, 6)
    ids = [one.id for one in members]
    return Request(
        id=name,
        date=DAY,
        hours=8,
        required=tuple(Need(c, chance.choice([2, 2, 3]), chance.choice([1, 1, 1, 2])) for c in names[:3]),
        nice=tuple(Wish(c, 2, chance.randint(1, 3)) for c in names[3:]),
        languages=("fr", *([chance.choice(list(SPOKEN))] if chance.random() < 0.4 else [])),
        territory=(chance.choice(TERRITORIES), 2),
        min_sectors=3,
        sector_target=4,
        must_sectors=(chance.choice(["community", "youth", "police"]),),
        max_per_org=1,
        min_size=3,
        max_size=6,
        conflicts=frozenset(chance.sample(ids, 2)),
        incompatible=frozenset(frozenset(chance.sample(ids, 2)) for _ in range(3)),
    )


def bare(members, request, limit):
    """The six aims over all who are eligible, each solved and fixed; None where there is no team."""
    people = sorted(eligible(members, request), key=lambda one: one.id)
    model = TeamModel(people, request, Program.empty(Clock(limit)))
    model.somebody()
    for line in request.lines():
        model.hold(line)
    figures = Figures(model, request.natural_size)
    worth = None
    for aim in POLICY:
        if aim == "largest_load_permille":
            largest = model.program.variable(1000.0)
            for x, load in zip(model.person, figures.loads, strict=True):
                model.program.row({x: float(load), largest: -1.0}, most=0)
            gain = {largest: -1.0}
        else:
            gain = figures.gain(aim)
        point = model.program.solve(gain)
        if point is None:
            return None
        worth = judged(model.team(point), request)
        figures.fix(aim, getattr(worth, aim))
    return worth.worth()


def listed(members, request, best):
    return list(alternatives(members, request, best, clock=Clock(None)))


def relaxations(members, request):
    return smallest_relaxations(members, request, clock=Clock(None))


def timed(work, *given):
    """CPU seconds, wall seconds, and the answer; OutOfTime is an answer."""
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        answer = work(*given)
    except OutOfTime as late:
        answer = late
    return time.process_time() - cpu, time.perf_counter() - wall, answer


def drawn(seed, size, n):
    chance = random.Random(f"{seed} {size} {n}")
    members = network(size, chance)
    return members, asked("R", members, chance)


def one_request(size, given):
    ours, walls, ratios, theirs, late, others = [], [], [], [], 0, []
    for n in range(given.requests or (100 if size == 1000 else 20)):
        members, request = drawn(given.seed, size, n)
        cpu, wall, best = timed(best_team, members, request)
        ours.append(cpu)
        walls.append(wall)
        if best and len(others) < given.compare:
            others.append(timed(listed, members, request, best)[0])
        if n < given.compare:
            took, _wall, worth = timed(bare, members, request, given.limit)
            theirs.append(took)
            ratios.append(cpu / took)
            late += isinstance(worth, OutOfTime)
            assert isinstance(worth, OutOfTime) or worth == (best and best.aims.worth()), (
                size,
                n,
                worth,
                best,
            )
    mid = statistics.median
    by_clock, by_cpu = (sum(one < 1 for one in times) / len(times) for times in (walls, ours))
    print(f"{size} members, {len(ours)} requests: best team {mid(ours):.3f} s, largest {max(ours):.3f} s;")
    print(f"    under 1 s: {by_cpu:.0%} by CPU, {by_clock:.0%} by the clock;", end="")
    print(f" five alternatives {mid(others):.3f} s, largest {max(others):.3f} s")
    if theirs:
        print(
            f"    bare milp {mid(theirs):.3f} s ({len(theirs)} requests, {late} not done in {given.limit:g} s);",
            end="",
        )
        print(
            f" ratio of medians {mid(ours[: len(theirs)]) / mid(theirs):.2f}, largest ratio {max(ratios):.2f}"
        )
    sys.stdout.flush()


def nothing_fits(size, given, most=20):
    """The same requests, stricter: three people at most, every level confirmed."""
    times = []
    for n in range(10 * most):
        members, request = drawn(given.seed, size, n)
        needs = tuple(replace(need, level=3) for need in request.required)
        request = replace(request, max_size=3, required=needs)
        if len(times) < most and best_team(members, request) is None:
            times.append(timed(relaxations, members, request)[0])
    mid = statistics.median(times)
    print(
        f"{size} members, {len(times)} requests without a team: all smallest relaxations {mid:.3f} s,", end=""
    )
    print(f" largest {max(times):.3f} s", flush=True)


def joint(given):
    for size in (200, 300):
        chance = random.Random(f"{given.seed} joint {size}")
        members = network(size, chance)
        requests = [asked(f"R{n:02}", members, chance) for n in range(50)]
        alone = one_by_one(members, requests)
        cpu, wall, found = timed(lambda m, r: together(m, r, seconds=given.seconds), members, requests)
        print(
            f"{size} members, 50 requests: together {found.aims.served} served, {found.aims.nice_weight} points "
        )
        print(f"    in {cpu:.1f} s ({wall:.1f} s by the clock); one by one {alone.aims.served}, ", end="")
        print(f"{alone.aims.nice_weight} points; CP-SAT in 10 s: {cp_sat(members, requests)}", flush=True)


def cp_sat(members, requests):
    if importlib.util.find_spec("ortools") is None:
        return "not measured, ortools is not installed"
    hours_free = {one.id: one.capacity - one.load for one in members}
    rows = [rows_of(eligible(members, request), request) for request in requests]
    told = subprocess.run(
        [sys.executable, Path(__file__).with_name("matching_cpsat.py")],
        input=json.dumps({"hours_free": hours_free, "requests": rows, "seconds": 10}),
        capture_output=True,
        text=True,
        check=True,
    )
    return f"{json.loads(told.stdout)} served"


def rows_of(people, request):
    def who(able):
        return [one.id for one in people if able(one)]

    orgs, sectors = defaultdict(list), defaultdict(list)
    for one in people:
        orgs[one.org].append(one.id)
        sectors[one.sector].append(one.id)
    territory, count = request.territory
    everybody = who(bool)
    pairs = [who(lambda one, pair=pair: one.id in pair) for pair in request.incompatible]
    return {
        "people": everybody,
        "hours": request.hours,
        "least": [
            *[(who(need.met_by), need.count) for need in request.required],
            *[(who(lambda one, code=code: code in one.languages), 1) for code in request.languages],
            *[(sectors[sector], 1) for sector in request.must_sectors],
            (who(lambda one: territory in one.territories), count),
            (everybody, request.min_size),
        ],
        "most": [
            (everybody, request.max_size),
            *[(crowd, request.max_per_org) for crowd in orgs.values()],
            *[(pair, 1) for pair in pairs],
        ],
        "sectors": list(sectors.values()),
        "min_sectors": request.min_sectors,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--requests", type=int, help="20 by default, 100 at 1,000 members")
    parser.add_argument("--compare", type=int, default=5)
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--joint", action="store_true")
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    for size in given.sizes or [100, 1000, 10000]:
        one_request(size, given)
    nothing_fits(100, given)
    if given.joint:
        joint(given)


if __name__ == "__main__":
    main()
