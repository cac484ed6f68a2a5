"""The whole answer to one request: a team with its reasons, or what to give up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from resal.methods.matching.aims import POLICY, Team, brings, checked, needed_for
from resal.methods.matching.model import Clock, OutOfTime
from resal.methods.matching.people import Line, Member, Request, eligible, ineligible
from resal.methods.matching.relaxing import Cause, Relaxation, causes, smallest_relaxations
from resal.methods.matching.teams import Search, alternatives

PROVED, TIME_LIMIT, INFEASIBLE = "proved", "time_limit", "infeasible"


@dataclass(frozen=True, slots=True)
class Part:
    """What one person is there for."""

    id: str
    needed_for: tuple[Line, ...]
    brings: Mapping[str, int]
    load_permille: int


@dataclass(frozen=True, slots=True)
class Other:
    team: Team
    worse_by: str | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """`team` is None when nothing fits, or when the time was too short to find anything."""

    status: str
    ineligible: Mapping[str, tuple[str, ...]]
    team: Team | None = None
    parts: tuple[Part, ...] = ()
    alternatives: tuple[Other, ...] = ()
    relaxations: tuple[Relaxation, ...] = ()
    causes: tuple[Cause, ...] = ()


def propose(
    members: Sequence[Member],
    request: Request,
    *,
    policy: Sequence[str] = POLICY,
    seconds: float | None = None,
    others: int = 5,
) -> Proposal:
    """The proved best team, its reasons and up to five others; or all smallest relaxations and their causes."""
    clock, policy = Clock(seconds), checked(policy)
    kept_out = ineligible(members, request)
    found: Team | None = None
    listed: list[Team] = []
    proved = True
    try:
        found = Search(eligible(members, request), request, policy=policy, clock=clock).found()
        if found is None:
            relaxations = smallest_relaxations(members, request, policy=policy, clock=clock)
            why = causes(members, request, relaxations)
            return Proposal(INFEASIBLE, kept_out, relaxations=tuple(relaxations), causes=tuple(why))
        for other in alternatives(members, request, found, policy=policy, clock=clock, most=others):
            listed.append(other)
    except OutOfTime:
        proved = False
    if found is None:
        return Proposal(TIME_LIMIT, kept_out)
    proved = proved and all(team.proved for team in (found, *listed))
    more = tuple(Other(team, team.aims.worse_by(found.aims, policy)) for team in listed)
    return Proposal(PROVED if proved else TIME_LIMIT, kept_out, found, parts_of(found, request), more)


def parts_of(team: Team, request: Request) -> tuple[Part, ...]:
    return tuple(
        Part(
            one.id,
            tuple(needed_for(one, team.members, request)),
            brings(one, team.members, request),
            one.permille(request.hours),
        )
        for one in team.members
    )
