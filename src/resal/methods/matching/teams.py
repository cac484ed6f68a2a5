"""The best team, and the best ones that are really others: each aim proved, then fixed, before the next."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from resal.methods.matching.aims import MORE_IS_BETTER, POLICY, Team, checked, failing, judged
from resal.methods.matching.branching import Branching, TooMany, goals
from resal.methods.matching.figures import Figures
from resal.methods.matching.model import Clock, OutOfTime, Program, TeamModel, one_of
from resal.methods.matching.people import Line, Member, Request, eligible
from resal.methods.matching.pruning import promising
from resal.methods.matching.tables import Table

LARGEST = "largest_load_permille"
EXACT = 1e5
"""Whole numbers up to here are far from the solver's tolerances."""
STEPS = 4_000
"""Steps of a search person by person, after which the solver goes on: a count, the same on every machine."""


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
        steps: int = STEPS,
    ) -> None:
        self.request, self.policy, self.clock = request, policy, clock
        self.lines = request.lines() if lines is None else lines
        self.apart_from, self.steps = apart_from, steps
        self.listed = {one for team in apart_from for one in team.ids}
        self.fixed: dict[str, int] = {}
        most = [int(line[1]) for line in self.lines if line[0] == "max_size"]
        self.size = min([request.natural_size, *most])
        self.people = promising(list(people), request, self.size, listed=self.listed)
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
                self._keep(self.model.team(late.found))
            if self.best is None:
                raise
            return Team(self.best.members, self.best.aims, proved=False)

    def _proved(self, policy: Sequence[str]) -> Team | None:
        whole = len(policy) == len(self.policy)
        if whole and self.apart_from and self._almost_as_good(self.apart_from[-1]):
            return self.best
        self._build()
        for aims in self._steps(policy):
            if aims == (LARGEST,):
                if not self._lower_largest():
                    return None
            elif self.best is None or not all(map(self._at_its_end, aims)):
                objective = self._objective(aims)
                self._no_better_than_the_last(aims, objective)
                point = self.model.program.solve(objective)
                if point is None:
                    return None
                self._keep(self.model.team(point))
            self._fix(aims)
            if "people" in aims:
                if whole and self._formed(self._known.aims.people, self._worth, self.fixed):
                    return self.best
                self._build_smaller()
        if whole:
            self._first_by_id()
        return self.best

    def _almost_as_good(self, last: Team) -> Team | None:
        """The best team apart from the listed ones, when it is worse than the last only by its size or what follows.

        It is never better than the last one, nor than what has been searched for in vain.
        """
        for size, worth, at_most in goals(last.aims, self.policy):
            if size > self.size or not self._formed(size, worth, at_most):
                return None
            if self.best is not None:
                return self.best
        return None

    def _formed(self, size: int, worth: tuple[int, ...], at_most: Mapping[str, int]) -> bool:
        """Whether the best team of this size was searched for to the end, person by person."""
        people = promising(self.people, self.request, size, listed=self.listed)
        table = Table(people, self.request, self.lines, [team.ids for team in self.apart_from])
        search = Branching(
            table, size, policy=self.policy, at_most=at_most, clock=self.clock, steps=self.steps
        )
        try:
            search.better_than(worth, self.best.ids if self.best else ())
            return True
        except TooMany:
            return False
        finally:
            if search.best is not None:
                self._keep(search.best)

    def _build(self) -> None:
        self.model = self._model()
        self.figures = Figures(self.model, self.size)
        for aim, value in self.fixed.items():
            self.figures.fix(aim, value)

    def _fix(self, aims: Sequence[str]) -> None:
        for aim in aims:
            self.fixed[aim] = getattr(self._known.aims, aim)
            self.figures.fix(aim, self.fixed[aim])

    def _build_smaller(self) -> None:
        """The same model for those who can be in a team of the size that is now known."""
        if self.fixed["people"] < self.size:
            self.size = self.fixed["people"]
            self.people = promising(self.people, self.request, self.size, listed=self.listed)
            self._build()

    def _lower_largest(self) -> bool:
        """Ask for a team without the most loaded of the last one, until there is none; False if there never was."""
        program = self.model.program
        if self.best is None:
            point = program.solve({})
            if point is None:
                return False
            self._keep(self.model.team(point))
        while True:
            largest = self._known.aims.largest_load_permille
            before = program.upper[:]
            self.figures.fix(LARGEST, largest - 1)
            point = program.solve(self.figures.gain("total_load_permille"))
            program.upper[:] = before
            if point is None:
                return True
            self._keep(self.model.team(point))

    @property
    def _worth(self) -> tuple[int, ...]:
        return self._known.aims.worth(self.policy)

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
            if reach * span > EXACT or aim == LARGEST:
                steps.append((aim,))
                reach = EXACT + 1 if aim == LARGEST else span
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

    def _no_better_than_the_last(self, aims: Sequence[str], objective: Mapping[int, float]) -> None:
        """A team apart from the listed ones is not better than the last of them: that ends the proof early."""
        if self.best is None and self.apart_from:
            last = self.apart_from[-1].aims
            reach = 0
            for aim in aims:
                reach = reach * (self.figures.span(aim) + 1) + last.value(aim)
            self.model.program.row(objective, most=reach + 0.5)

    def _at_its_end(self, aim: str) -> bool:
        """Whether no team at all could do better on this aim than the one we have."""
        figure: int = getattr(self._known.aims, aim)
        if aim in MORE_IS_BETTER:
            return figure == self.figures.most(aim)
        least = [int(line[1]) for line in self.lines if line[0] in ("min_size", "min_sectors")]
        return aim == "people" and figure <= max(least, default=1)

    def _keep(self, team: Sequence[Member]) -> None:
        if failing(team, self.request, self.lines):
            raise AssertionError("the solver's team does not hold to the lines")
        aims = judged(team, self.request)
        if self.best is None or aims.worth(self.policy) >= self.best.aims.worth(self.policy):
            self.best = Team(tuple(team), aims)

    def _first_by_id(self) -> None:
        """Among teams that are equal on every aim, the one whose sorted list of ids comes first.

        They have as many people. Each place of the list in turn: can somebody before her stand there?
        """
        program = self.model.program
        if (
            not set(self._known.ids) <= {one.id for one in self.people}
            and (fresh := program.solve({})) is not None
        ):
            self._keep(self.model.team(fresh))
        column = dict(zip((one.id for one in self.people), self.model.person, strict=True))
        others = dict.fromkeys((column[one] for one in self._known.ids), 1.0)
        mark = program.rows
        program.row(others, most=len(others) - 1)
        if program.solve({}) is None:
            return
        program.forget(mark)
        start = 0
        for place in range(self._known.aims.people):
            while (earlier := self._open(start, column[self._known.ids[place]])) and (
                point := self._with_one_of(earlier)
            ) is not None:
                self._keep(self.model.team(point))
            start = column[self._known.ids[place]] + 1
            for x in earlier:
                program.upper[x] = 0.0
            program.lower[start - 1] = 1.0

    def _open(self, start: int, end: int) -> list[int]:
        """The people who may still be in the team, from one column to before another: people come by id."""
        return [x for x in range(start, end) if self.model.program.upper[x] > 0]

    def _with_one_of(self, people: Sequence[int]) -> np.ndarray | None:
        """A team with one of these, the earliest by preference."""
        program = self.model.program
        mark = program.rows
        program.row(dict.fromkeys(people, 1.0), least=1)
        point = program.solve({x: float(len(people) - n) for n, x in enumerate(people)})
        program.forget(mark)
        return point


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
) -> Iterator[Team]:
    """Up to five teams, each the best that leaves out at least two members of every team before it."""
    listed = [best]
    people = eligible(members, request)
    while len(listed) <= most:
        found = Search(people, request, policy=policy, clock=clock, apart_from=listed).found()
        if found is None:
            return
        listed.append(found)
        yield found
