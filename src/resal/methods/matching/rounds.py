"""Requests that wait, served together: hours are the only thing they share."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from resal.methods.matching.aims import POLICY, judged
from resal.methods.matching.model import Clock, OutOfTime
from resal.methods.matching.people import Hours, Member, Request, eligible
from resal.methods.matching.teams import Search

Assignments = Mapping[str, tuple[str, ...]]
Progress = Callable[[int, int], bool]
"""Told (requests tried, requests served); answers False to stop."""


@dataclass(frozen=True, slots=True)
class RoundAims:
    served: int
    nice_weight: int
    seats: int
    largest_load_permille: int
    sum_load_squared: Hours

    def worth(self) -> tuple[Hours, ...]:
        return (
            self.served,
            self.nice_weight,
            -self.seats,
            -self.largest_load_permille,
            -self.sum_load_squared,
        )


@dataclass(frozen=True, slots=True)
class Round:
    assignments: Assignments
    aims: RoundAims
    proved: bool = True


def judge_round(members: Sequence[Member], requests: Sequence[Request], given: Assignments) -> RoundAims:
    by_id = {one.id: one for one in members}
    hours = hours_given(requests, given)
    served = [request for request in requests if given.get(request.id)]
    nice = sum(judged([by_id[one] for one in given[r.id]], r).nice_weight for r in served)
    loads = [by_id[one].permille(more) for one, more in hours.items()]
    squares = sum((Fraction(one.load + hours.get(one.id, 0)) ** 2 for one in members), Fraction(0))
    return RoundAims(
        len(served),
        nice,
        sum(len(given[request.id]) for request in served),
        max(loads, default=0),
        int(squares) if squares.denominator == 1 else squares,
    )


def hours_given(requests: Sequence[Request], given: Assignments) -> dict[str, Hours]:
    hours: Counter[str] = Counter()
    for request in requests:
        for one in given.get(request.id, ()):
            hours[one] += request.hours  # type: ignore[assignment]
    return dict(hours)


def loaded(members: Sequence[Member], hours: Mapping[str, Hours]) -> list[Member]:
    """The members once they have given these hours too."""
    return [replace(one, load=one.load + hours[one.id]) if one.id in hours else one for one in members]


def one_by_one(
    members: Sequence[Member],
    requests: Sequence[Request],
    *,
    policy: Sequence[str] = POLICY,
    seconds: float | None = None,
    progress: Progress | None = None,
) -> Round:
    """In the order of the requests, each with its own best team among the hours that are left."""
    clock, given, proved = Clock(seconds), {}, True
    left = list(members)
    for tried, request in enumerate(requests, start=1):
        try:
            team = Search(eligible(left, request), request, policy=policy, clock=clock).found()
        except OutOfTime:
            proved = False
            break
        if team is not None:
            given[request.id] = team.ids
            left = loaded(left, dict.fromkeys(team.ids, request.hours))
        if progress is not None and not progress(tried, len(given)):
            proved = False
            break
    return Round(given, judge_round(members, requests, given), proved)
