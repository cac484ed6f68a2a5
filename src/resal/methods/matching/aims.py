"""What makes a team better than another, and whether it holds to the lines: exact, on any team."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from resal.methods.matching.people import Line, Member, Request

POLICY = ("nice_weight", "sectors", "people", "depth", "largest_load_permille", "total_load_permille")
"""The order of aims by default; a network may choose another."""
MORE_IS_BETTER = frozenset({"nice_weight", "sectors", "depth"})


class UnknownPolicy(ValueError):
    """A policy is an order of the six aims, each named once."""


@dataclass(frozen=True, slots=True)
class Aims:
    nice_weight: int
    sectors: int
    people: int
    depth: int
    largest_load_permille: int
    total_load_permille: int

    def value(self, aim: str) -> int:
        """The aim's figure, so that more is always better."""
        figure: int = getattr(self, aim)
        return figure if aim in MORE_IS_BETTER else -figure

    def worth(self, policy: Sequence[str] = POLICY) -> tuple[int, ...]:
        return tuple(self.value(aim) for aim in policy)

    def worse_by(self, best: "Aims", policy: Sequence[str] = POLICY) -> str | None:
        """The first aim on which this team is worse than the best; None for a tie."""
        return next((aim for aim in policy if self.value(aim) < best.value(aim)), None)

    def as_dict(self) -> dict[str, int]:
        return {aim: getattr(self, aim) for aim in POLICY}


@dataclass(frozen=True, slots=True)
class Team:
    members: tuple[Member, ...]
    aims: Aims
    proved: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.members)


def checked(policy: Sequence[str]) -> tuple[str, ...]:
    if sorted(policy) != sorted(POLICY):
        raise UnknownPolicy(", ".join(policy))
    return tuple(policy)


def judged(team: Sequence[Member], request: Request) -> Aims:
    loads = [member.permille(request.hours) for member in team]
    return Aims(
        nice_weight=sum(wish.weight for wish in request.nice if any(map(wish.met_by, team))),
        sectors=min(len({member.sector for member in team}), request.target),
        people=len(team),
        depth=sum(max((one.level(competence) for one in team), default=0) for competence in request.named),
        largest_load_permille=max(loads, default=0),
        total_load_permille=sum(loads),
    )


def failing(team: Sequence[Member], request: Request, lines: Iterable[Line] | None = None) -> list[Line]:
    """The lines that the team does not hold to."""
    asked = request.lines() if lines is None else lines
    return [line for line in asked if not holds(line, team, request)]


def holds(line: Line, team: Sequence[Member], request: Request) -> bool:
    match line:
        case ("competence", str(competence), int(level), int(count)):
            return sum(one.level(competence) >= level for one in team) >= count
        case ("language", str(language)):
            return any(language in one.languages for one in team)
        case ("territory", str(territory), int(count)):
            return sum(territory in one.territories for one in team) >= count
        case ("must_sector", str(sector)):
            return any(one.sector == sector for one in team)
        case ("min_sectors", int(least)):
            return len({one.sector for one in team}) >= least
        case ("min_size", int(least)):
            return len(team) >= least
        case ("max_size", int(most)):
            return len(team) <= most
        case ("max_per_org", int(most)):
            return max(Counter(one.org for one in team).values(), default=0) <= most
        case _:
            return not any(pair <= {one.id for one in team} for pair in request.incompatible)


def needed_for(one: Member, team: Sequence[Member], request: Request) -> list[Line]:
    """The lines that the team holds to with her, and not without her."""
    without = [other for other in team if other.id != one.id]
    broken = set(failing(team, request))
    return [line for line in failing(without, request) if line not in broken]


def brings(one: Member, team: Sequence[Member], request: Request) -> Mapping[str, int]:
    """The points that only she brings: what the team would lose without her."""
    with_her, without = judged(team, request), judged([o for o in team if o.id != one.id], request)
    lost = {aim: with_her.value(aim) - without.value(aim) for aim in POLICY if aim in MORE_IS_BETTER}
    return {aim: points for aim, points in lost.items() if points > 0}
