"""The joint round: the most requests served, then the most points, the fewest seats, the fairest loads.

Small rounds are solved whole and proved. In larger ones, a served round is improved by solving again, exactly, a
request that waits together with the served ones that hold the people it needs, until nothing improves or time is out.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm

import numpy as np

from resal.methods.matching.figures import wishes
from resal.methods.matching.model import Clock, OutOfTime, Program, TeamModel, one_of
from resal.methods.matching.people import Hours, Member, Request, eligible
from resal.methods.matching.rounds import (
    Assignments,
    Progress,
    Round,
    hours_given,
    judge_round,
    loaded,
    one_by_one,
)

WHOLE = 1_500
"""Seats that could be given, up to which a round is solved whole."""
AROUND = (5, 9, 14)
"""Served requests that are opened again for one that waits: more of them once a whole tour changed nothing."""


def together(
    members: Sequence[Member],
    requests: Sequence[Request],
    *,
    seconds: float | None = None,
    progress: Progress | None = None,
) -> Round:
    """Proved when the round is small enough to be solved whole in the time allowed."""
    clock = Clock(seconds)
    if sum(len(eligible(members, request)) for request in requests) <= WHOLE:
        return Joint(members, requests, clock).solved(Round({}, judge_round(members, requests, {}), False))
    best = one_by_one(members, requests, seconds=seconds)
    scarce = sorted(requests, key=lambda request: (room(members, request), request.id))
    best = max(best, one_by_one(members, scarce, seconds=seconds), key=lambda r: r.aims.worth())
    return improved(members, requests, best, clock, progress)


def room(members: Sequence[Member], request: Request) -> int:
    """How many people could do what this request finds hardest to get."""
    free = eligible(members, request)
    able = [sum(map(need.met_by, free)) // need.count for need in request.required]
    able += [sum(language in one.languages for one in free) for language in request.languages]
    return min(able, default=len(free))


def improved(
    members: Sequence[Member],
    requests: Sequence[Request],
    best: Round,
    clock: Clock,
    progress: Progress | None,
) -> Round:
    """Open the round around each waiting request in turn, ever wider, until a whole tour changes nothing."""
    stopped = out = False
    tried, wide = 0, 0
    while wide < len(AROUND) and not stopped and not out:
        changed = False
        for request in [one for one in requests if one.id not in best.assignments]:
            opened = around(members, requests, best.assignments, request, AROUND[wide])
            try:
                found = reopened(members, requests, best, opened, clock)
            except OutOfTime:
                out = True
                break
            tried += 1
            changed = changed or found.aims.worth() > best.aims.worth()
            best = max(best, found, key=lambda one: one.aims.worth())
            if progress is not None and not progress(tried, best.aims.served):
                stopped = True
                break
        wide = 0 if changed else wide + 1
    return Round(best.assignments, best.aims, proved=False)


def around(
    members: Sequence[Member],
    requests: Sequence[Request],
    given: Assignments,
    waiting: Request,
    most: int = AROUND[0],
) -> list[Request]:
    """The waiting request and the served ones that hold the most people it could use."""
    useful = {one.id for one in members if any(need.met_by(one) for need in waiting.required)}
    useful |= {one.id for one in members if one.languages & set(waiting.languages[1:])}
    held = {request.id: len(useful & set(given.get(request.id, ()))) for request in requests}
    served = sorted((r for r in requests if r.id in given), key=lambda r: (-held[r.id], r.id))
    return [waiting, *served[:most]]


def reopened(
    members: Sequence[Member],
    requests: Sequence[Request],
    best: Round,
    opened: Sequence[Request],
    clock: Clock,
) -> Round:
    """The same round, with the opened requests solved again together."""
    ids = {request.id for request in opened}
    kept = {request: team for request, team in best.assignments.items() if request not in ids}
    left = loaded(members, hours_given(requests, kept))
    before = {request: team for request, team in best.assignments.items() if request in ids}
    start = Round(before, judge_round(left, opened, before), proved=False)
    found = Joint(left, opened, clock).solved(start, aims=3)
    given = kept | dict(found.assignments)
    return Round(given, judge_round(members, requests, given), proved=False)


class Joint:
    """One program for several requests: a team or none for each, within the hours of everybody."""

    def __init__(self, members: Sequence[Member], requests: Sequence[Request], clock: Clock) -> None:
        self.members, self.requests = list(members), list(requests)
        self.program = Program.empty(clock)
        self.models: dict[str, TeamModel] = {}
        self.waits: dict[str, int] = {}
        self.nice: dict[int, float] = {}
        self.hours: dict[str, dict[int, float]] = {}
        self.scale = lcm(*(Fraction(h).denominator for h in self._all_hours()), 1)
        for request in requests:
            self._add(request)
        self._limits()

    def _all_hours(self) -> list[Hours]:
        shared = [request.hours for request in self.requests]
        return shared + [hours for one in self.members for hours in (one.load, one.capacity)]

    def _add(self, request: Request) -> None:
        people = sorted(eligible(self.members, request), key=lambda one: one.id)
        model = TeamModel(people, request, self.program, sure=False)
        waits = self.program.variable(whole=True)
        for x in model.who(one_of(request.keeping)):
            self.program.row({x: 1.0, waits: 1.0}, least=1)
        seats = dict.fromkeys(model.person, 1.0)
        self.program.row(seats | {waits: 1.0}, least=1)
        self.program.row(seats | {waits: float(request.natural_size)}, most=request.natural_size)
        for line in request.lines():
            model.hold(line, waits)
        for met, weight in wishes(model).items():
            self.nice[met] = weight
        hours = float(request.hours * self.scale)
        for x, one in zip(model.person, people, strict=True):
            self.hours.setdefault(one.id, {})[x] = hours
        self.models[request.id], self.waits[request.id] = model, waits

    def _limits(self) -> None:
        for one in self.members:
            if one.id in self.hours:
                self.program.row(self.hours[one.id], most=float((one.capacity - one.load) * self.scale))

    def solved(self, start: Round, aims: int = 5) -> Round:
        """The best round, each aim fixed before the next; out of time, the best so far."""
        best, proved = start, True
        for aim in range(aims):
            try:
                terms = self._terms(aim)
                point = self.program.solve({column: -cost for column, cost in terms.items()})
            except OutOfTime as late:
                proved, point = False, late.found
            if point is not None:
                best = max(best, self._read(point), key=lambda one: one.aims.worth())
            if not proved:
                break
            worth = float(-best.aims.worth()[aim]) * (self.scale**2 if aim == 4 else 1)
            self.program.row(terms, most=worth - self._constant(aim) + 0.5)
        return Round(best.assignments, best.aims, proved)

    def _constant(self, aim: int) -> float:
        """What the aim counts besides its terms."""
        if aim == 0:
            return -float(len(self.requests))
        if aim == 4:
            return float(sum((one.load * self.scale) ** 2 for one in self.members))
        return 0.0

    def _terms(self, aim: int) -> Mapping[int, float]:
        """The cost whose sum is to be the smallest."""
        match aim:
            case 0:
                return dict.fromkeys(self.waits.values(), 1.0)
            case 1:
                return {column: -weight for column, weight in self.nice.items()}
            case 2:
                return {x: 1.0 for model in self.models.values() for x in model.person}
            case 3:
                return {self._largest(): 1.0}
            case _:
                return self._squares()

    def _largest(self) -> int:
        """The largest load of those who have a seat: floor(a / c) is the smallest whole number ≥ (a − c + 1) / c."""
        largest = self.program.variable(1000, whole=True)
        for one in self.members:
            if one.id not in self.hours or not one.capacity:
                continue
            capacity, load = int(one.capacity * self.scale), int(one.load * self.scale)
            used = self.program.variable()
            for x in self.hours[one.id]:
                self.program.row({x: 1.0, used: -1.0}, most=0)
            given = {x: 1000 * hours for x, hours in self.hours[one.id].items()}
            own = float(1000 * load - capacity + 1)
            self.program.row(given | {used: own, largest: -float(capacity)}, most=0.5)
        return largest

    def _squares(self) -> Mapping[int, float]:
        """What each person's square of hours grows by: above the chord between every two totals she can reach."""
        terms = {}
        for one in self.members:
            hours = self.hours.get(one.id)
            if not hours:
                continue
            load, free = int(one.load * self.scale), int((one.capacity - one.load) * self.scale)
            grown = self.program.variable(float((load + free) ** 2))
            terms[grown] = 1.0
            totals = reachable(tuple(int(h) for h in hours.values()), free)
            for low, high in pairwise(totals):
                slope = float(2 * load + low + high)
                self.program.row(
                    {x: slope * h for x, h in hours.items()} | {grown: -1.0}, most=float(low * high)
                )
        return terms

    def _read(self, point: np.ndarray) -> Round:
        given = {}
        for request, model in self.models.items():
            if point[self.waits[request]] < 0.5:
                given[request] = tuple(one.id for one in model.team(point))
        return Round(given, judge_round(self.members, self.requests, given))


def reachable(hours: Sequence[int], free: int) -> list[int]:
    """The totals that some of these hours make, within what is free."""
    totals = {0}
    for more in hours:
        totals |= {total + more for total in totals if total + more <= free}
    return sorted(totals)
