"""The model in integers that HiGHS solves: one yes-or-no variable a person, exact rows, no weight of ours.

An aim is fixed by a row half a unit below its proved value: every figure is a whole number, so that half protects
from the solver's tolerances and lets nothing else through. Answers are rounded and judged again in exact arithmetic.
"""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from resal.methods.matching.people import Line, Member, Request

Row = Mapping[int, float]


class OutOfTime(Exception):
    """The time allowed ended before the proof; `found` is the best answer so far, if any."""

    def __init__(self, found: np.ndarray | None = None) -> None:
        super().__init__()
        self.found = found


class Clock:
    """How long the solver may still work."""

    def __init__(self, seconds: float | None) -> None:
        self.ends = None if seconds is None else time.monotonic() + seconds

    def left(self) -> float | None:
        if self.ends is None:
            return None
        left = self.ends - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return left


@dataclass(slots=True)
class Program:
    """Rows over variables, gathered one by one; `solve` gives the point of the largest objective."""

    clock: Clock
    upper: list[float]
    whole: list[bool]
    lower: list[float]
    data: list[float]
    columns: list[int]
    starts: list[int]
    at_least: list[float]
    at_most: list[float]

    @classmethod
    def empty(cls, clock: Clock) -> "Program":
        return cls(clock, [], [], [], [], [], [0], [], [])

    def variable(self, upper: float = 1, *, whole: bool = False, lower: float = 0) -> int:
        self.upper.append(upper)
        self.lower.append(lower)
        self.whole.append(whole)
        return len(self.upper) - 1

    def row(self, terms: Row, least: float = -np.inf, most: float = np.inf) -> None:
        self.columns.extend(terms.keys())
        self.data.extend(terms.values())
        self.starts.append(len(self.columns))
        self.at_least.append(least)
        self.at_most.append(most)

    @property
    def rows(self) -> int:
        return len(self.at_least)

    def forget(self, mark: int) -> None:
        """Drop the rows after the first `mark` ones."""
        end = self.starts[mark]
        del self.columns[end:], self.data[end:], self.starts[mark + 1 :]
        del self.at_least[mark:], self.at_most[mark:]

    def solve(self, objective: Row) -> np.ndarray | None:
        """The best point, None where there is none. Raises OutOfTime."""
        cost = np.zeros(len(self.upper))
        for column, weight in objective.items():
            cost[column] = -weight
        left = self.clock.left()
        shape = (len(self.at_least), len(self.upper))
        matrix = csr_array((self.data, self.columns, self.starts), shape=shape)
        found = milp(
            cost,
            integrality=np.array(self.whole, dtype=np.uint8),
            bounds=Bounds(np.array(self.lower), np.array(self.upper)),
            constraints=LinearConstraint(matrix, np.array(self.at_least), np.array(self.at_most)),
            options={"mip_rel_gap": 0.0} | ({} if left is None else {"time_limit": left}),
        )
        if found.status == 0:
            point: np.ndarray = found.x
            return point
        if found.status == 2:
            return None
        raise OutOfTime(found.x)


def of_sector(sector: str) -> Callable[[Member], bool]:
    return lambda one: one.sector == sector


def one_of(ids: Collection[str]) -> Callable[[Member], bool]:
    return lambda one: one.id in ids


def at_level(competence: str, level: int) -> Callable[[Member], bool]:
    return lambda one: one.level(competence) >= level


class TeamModel:
    """The people, the lines of the request and the figures of its aims, over one Program."""

    def __init__(
        self, people: Sequence[Member], request: Request, program: Program, *, sure: bool = True
    ) -> None:
        """`sure`: there will be a team, and those who said yes are in it."""
        self.people, self.request, self.program = list(people), request, program
        self.person = [
            self.program.variable(whole=True, lower=float(sure and one.id in request.keeping))
            for one in people
        ]
        self.sector = self._sectors()

    def somebody(self) -> None:
        """A team is one person or more."""
        self.program.row(dict.fromkeys(self.person, 1.0), least=1)

    def _sectors(self) -> dict[str, int]:
        """One variable a sector, at most the people who stand for it."""
        if not (self.request.target or self.request.min_sectors):
            return {}
        found = {}
        for name in sorted({one.sector for one in self.people}):
            found[name] = self.program.variable()
            self.program.row(self.who(of_sector(name)) | {found[name]: -1}, least=0)
        return found

    def who(self, able: Callable[[Member], bool]) -> dict[int, float]:
        return {x: 1.0 for x, one in zip(self.person, self.people, strict=True) if able(one)}

    def hold(self, line: Line, given_up: int | None = None) -> None:
        """The row of a line; `given_up` is the variable that lets it go when it is 1."""

        def least(terms: dict[int, float], count: int) -> None:
            self.program.row(terms | ({given_up: float(count)} if given_up is not None else {}), least=count)

        def most(terms: dict[int, float], count: int) -> None:
            slack = {given_up: -float(len(terms))} if given_up is not None else {}
            self.program.row(terms | slack, most=count)

        match line:
            case ("competence", str(competence), int(level), int(count)):
                least(self.who(at_level(competence, level)), count)
            case ("language", str(language)):
                least(self.who(lambda one: language in one.languages), 1)
            case ("territory", str(territory), int(count)):
                least(self.who(lambda one: territory in one.territories), count)
            case ("must_sector", str(sector)):
                least(self.who(of_sector(sector)), 1)
            case ("min_sectors", int(count)):
                least(dict.fromkeys(self.sector.values(), 1.0), count)
            case ("min_size", int(count)):
                least(dict.fromkeys(self.person, 1.0), count)
            case ("max_size", int(count)):
                most(dict.fromkeys(self.person, 1.0), count)
            case ("max_per_org", int(count)):
                for crowd in self._orgs(count):
                    most(crowd, count)
            case ("incompatible",):
                for pair in sorted(map(sorted, self.request.incompatible)):
                    both = self.who(one_of(pair))
                    if len(both) == 2:
                        most(both, 1)

    def _orgs(self, count: int) -> list[dict[int, float]]:
        orgs: dict[str, dict[int, float]] = {}
        for x, one in zip(self.person, self.people, strict=True):
            orgs.setdefault(one.org, {})[x] = 1.0
        return [crowd for crowd in orgs.values() if len(crowd) > count]

    def team(self, point: np.ndarray) -> list[Member]:
        return [one for x, one in zip(self.person, self.people, strict=True) if point[x] > 0.5]
