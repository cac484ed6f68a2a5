"""The right team beside the same aims solved by scipy.optimize.milp on a bare matrix, in one run.

    OMP_NUM_THREADS=1 python bench/matching.py [100 1000 10000] [--requests 20] [--seed 1] [--joint]

The bare side builds the same model over every eligible member and solves the six aims one after the other, then
nothing: ours also finds the first list of ids. Times are medians of wall-clock seconds.
"""

import argparse
import random
import statistics
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from resal.methods.matching import (
    POLICY,
    Clock,
    Member,
    Need,
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


def bare(members, request):
    """The six aims over all who are eligible, each solved and fixed; None where there is no team."""
    people = sorted(eligible(members, request), key=lambda one: one.id)
    model = TeamModel(people, request, Program.empty(Clock(None)))
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
    began = time.perf_counter()
    answer = work(*given)
    return time.perf_counter() - began, answer


def one_request(size, requests, seed, compare):
    ours, theirs, more, relaxed = [], [], [], []
    for n in range(requests):
        chance = random.Random(f"{seed} {size} {n}")
        members = network(size, chance)
        request = asked("R", members, chance)
        taken, best = timed(best_team, members, request)
        ours.append(taken)
        if best is None:
            relaxed.append(
                timed(lambda m, r: smallest_relaxations(m, r, clock=Clock(None)), members, request)[0]
            )
        else:
            more.append(
                timed(lambda m, r, b: list(alternatives(m, r, b, clock=Clock(None))), members, request, best)[
                    0
                ]
            )
        if n < compare:
            took, worth = timed(bare, members, request)
            theirs.append(took)
            assert worth == (best and best.aims.worth()), (size, n, worth, best)
    shown(size, ours, theirs, more, relaxed)


def shown(size, ours, theirs, more, relaxed):
    mid = statistics.median
    line = f"{size:6} members: best team {mid(ours):.3f} s (largest {max(ours):.3f}, "
    line += f"{sum(one < 1 for one in ours)} of {len(ours)} under 1 s)"
    if theirs:
        ratio = mid(ours[: len(theirs)]) / mid(theirs)
        line += f"; bare milp {mid(theirs):.3f} s, ratio {ratio:.2f}"
    line += f"; five alternatives {mid(more):.3f} s" if more else ""
    line += f"; smallest relaxations {mid(relaxed):.3f} s ({len(relaxed)})" if relaxed else ""
    print(line, flush=True)


def joint(seed, seconds):
    for size in (200, 300):
        chance = random.Random(f"{seed} joint {size}")
        members = network(size, chance)
        requests = [asked(f"R{n:02}", members, chance) for n in range(50)]
        alone = one_by_one(members, requests)
        began = time.perf_counter()
        found = together(members, requests, seconds=seconds)
        print(
            f"{size} members, 50 requests: together {found.aims.served} served, {found.aims.nice_weight} points "
            f"in {time.perf_counter() - began:.1f} s; one by one {alone.aims.served}, {alone.aims.nice_weight}",
            flush=True,
        )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--compare", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--joint", action="store_true")
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    for size in given.sizes or [100, 1000, 10000]:
        one_request(size, given.requests, given.seed, given.compare)
    if given.joint:
        joint(given.seed, given.seconds)


if __name__ == "__main__":
    main()
