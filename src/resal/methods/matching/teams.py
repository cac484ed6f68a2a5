"""The best team, and the best ones that are really others: each aim proved, then fixed, before the next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from resal.methods.matching.aims import MORE_IS_BETTER, POLICY, Aims, checked, failing, judged
from resal.methods.matching.figures import Figures
from resal.methods.matching.model import Clock, OutOfTime, Program, TeamModel, one_of
from resal.methods.matching.people import Line, Member, Request, eligible
from resal.methods.matching.pruning import promising

EXACT = 1e5
"""Whole numbers up to here are far from the solver's tolerances."""
BITS = 12
"""People told apart in one solve when the smallest list of ids is sought."""


@dataclass(frozen=True, slots=True)
class Team:
    members: tuple[Member, ...]
    aims: Aims
    proved: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.members)


class Search:
    """One search of a best team among `people`, all of them eligible."""

    def __init__(
        self,
        people: Iterable[Member],
        request: Request,
        *,
        policy: Sequence[str] = POLICY,
        clock: Clock,
        lines: Sequence[Line] | None = None,
        apart_from: Sequence[Team] = (),
    ) -> None:
        self.request, self.policy, self.clock = request, policy, clock
        self.lines = request.lines() if lines is None else lines
        self.apart_from = apart_from
        listed = {one for team in apart_from for one in team.ids}
        most = [int(line[1]) for line in self.lines if line[0] == "max_size"]
        self.size = min([request.natural_size, *most])
        self.people = promising(list(people), request, self.size, listed=listed)
        self.best: Team | None = None

    def found(self, aims: int | None = None) -> Team | None:
        """The best team, None where no team holds to the lines; `aims` stops after as many of them.

        Out of time, the best so far, not proved.
        """
        if not self.people:
            return None
        try:
            return self._proved(self.policy[:aims])
        except OutOfTime as late:
            if late.found is not None:
                self._keep(late.found)
            if self.best is None:
                raise
            return Team(self.best.members, self.best.aims, proved=False)

    def _proved(self, policy: Sequence[str]) -> Team | None:
        self.model = self._model()
        self.figures = Figures(self.model, self.size)
        for aims in self._steps(policy):
            if self.best is None or not all(map(self._at_its_end, aims)):
                point = self.model.program.solve(self._objective(aims))
                if point is None:
                    return None
                self._keep(point)
            for aim in aims:
                self.figures.fix(aim, getattr(self._known.aims, aim))
        if len(policy) == len(self.policy):
            self._first_by_id()
        return self.best

    @property
    def _known(self) -> Team:
        if self.best is None:
            raise OutOfTime
        return self.best

    def _model(self) -> TeamModel:
        model = TeamModel(self.people, self.request, Program.empty(self.clock))
        model.somebody()
        for line in self.lines:
            model.hold(line)
        for team in self.apart_from:
            there = model.who(one_of(team.ids))
            model.program.row(there, most=max(len(team.ids) - 2, 0))
        return model

    def _steps(self, policy: Sequence[str]) -> list[tuple[str, ...]]:
        """The aims in the order of the policy, several to a step while whole numbers keep them exactly apart."""
        steps: list[tuple[str, ...]] = []
        reach = EXACT + 1
        for aim in policy:
            span = self.figures.span(aim) + 1
            if reach * span > EXACT:
                steps.append((aim,))
                reach = span
            else:
                steps[-1] += (aim,)
                reach *= span
        return steps

    def _objective(self, aims: Sequence[str]) -> dict[int, float]:
        """One point of an aim is more than all that the aims after it can give."""
        objective: dict[int, float] = {}
        unit = 1
        for aim in reversed(aims):
            for column, weight in self.figures.gain(aim).items():
                objective[column] = objective.get(column, 0.0) + unit * weight
            unit *= self.figures.span(aim) + 1
        return objective

    def _at_its_end(self, aim: str) -> bool:
        """Whether no team at all could do better on this aim than the one we have."""
        figure: int = getattr(self._known.aims, aim)
        if aim in MORE_IS_BETTER:
            return figure == self.figures.most(aim)
        least = [int(line[1]) for line in self.lines if line[0] in ("min_size", "min_sectors")]
        return aim == "people" and figure <= max(least, default=1)

    def _keep(self, point: np.ndarray) -> None:
        team = self.model.team(point)
        if failing(team, self.request, self.lines):
            raise AssertionError("the solver's team does not hold to the lines")
        aims = judged(team, self.request)
        if self.best is None or aims.worth(self.policy) >= self.best.aims.worth(self.policy):
            self.best = Team(tuple(team), aims)

    def _first_by_id(self) -> None:
        """Among teams that are equal on every aim, the one whose sorted list of ids comes first.

        They have as many people, so that is the largest binary number with the first id as its first digit.
        """
        program = self.model.program
        open_ = [x for x in self.model.person if program.upper[x] > 0]
        for start in range(0, len(open_), BITS):
            chunk = open_[start : start + BITS]
            taken = sum(program.lower[x] > 0 for x in self.model.person)
            if taken == self._known.aims.people:
                return
            point = program.solve({x: 2.0 ** (BITS - place) for place, x in enumerate(chunk)})
            if point is None:
                raise AssertionError("the proved team is lost")
            self._keep(point)
            for x in chunk:
                program.lower[x] = program.upper[x] = float(round(point[x]))


def best_team(
    members: Iterable[Member],
    request: Request,
    *,
    policy: Sequence[str] = POLICY,
    seconds: float | None = None,
) -> Team | None:
    """The proved best team of eligible members, or None where no team holds to every line."""
    people = eligible(members, request)
    return Search(people, request, policy=checked(policy), clock=Clock(seconds)).found()


def alternatives(
    members: Iterable[Member],
    request: Request,
    best: Team,
    *,
    policy: Sequence[str] = POLICY,
    clock: Clock,
    most: int = 5,
) -> list[Team]:
    """Up to five teams, each the best that leaves out at least two members of every team before it."""
    listed = [best]
    people = eligible(members, request)
    while len(listed) <= most:
        found = Search(people, request, policy=policy, clock=clock, apart_from=listed).found()
        if found is None:
            break
        listed.append(found)
    return listed[1:]
