"""What recruiting somebody would change: requests that would have a team, and points gained."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from resal.methods.matching.model import Clock
from resal.methods.matching.people import Hours, Member, Request, eligible
from resal.methods.matching.teams import Search

FIRST = ("nice_weight", "people", "sectors", "depth", "largest_load_permille", "total_load_permille")
RECRUIT = "\N{NO-BREAK SPACE}recruit"
"""No member bears this id."""


@dataclass(frozen=True, slots=True)
class Recruits:
    """Who could be found: one competence at this level, one sector, one set of languages."""

    competences: tuple[str, ...]
    sectors: tuple[str, ...]
    language_sets: tuple[tuple[str, ...], ...]
    level: int
    hours: Hours


@dataclass(frozen=True, slots=True)
class Gain:
    competence: str
    sector: str
    languages: tuple[str, ...]
    newly_feasible: tuple[str, ...]
    nice: int


@dataclass(frozen=True, slots=True)
class Outlook:
    feasible_now: tuple[str, ...]
    nice_now: int
    gains: tuple[Gain, ...]


def outlook(
    members: Sequence[Member],
    requests: Sequence[Request],
    recruits: Recruits,
    *,
    seconds: float | None = None,
) -> Outlook:
    """Each request judged alone. Only the recruits that gain a request or a point, the most useful first."""
    clock = Clock(seconds)
    now = {request.id: _points(members, request, clock) for request in requests}
    seen: dict[tuple[str, str, str, frozenset[str]], int | None] = {}
    gains = []
    for competence, sector, languages, recruit in _each(recruits, requests):
        new, points = [], 0
        for request in requests:
            had = now[request.id]
            if had == sum(wish.weight for wish in request.nice):
                continue
            spoken = frozenset(languages) & set(request.languages)
            key = (request.id, competence if competence in request.named else "", sector, spoken)
            if key not in seen:
                seen[key] = _points([*members, recruit], request, clock, with_recruit=True)
            has = seen[key]
            if has is not None and had is None:
                new.append(request.id)
            points += max((has or 0) - (had or 0), 0)
        if new or points:
            gains.append(Gain(competence, sector, languages, tuple(new), points))
    gains.sort(key=lambda g: (-len(g.newly_feasible), -g.nice, g.competence, g.sector, g.languages))
    can = {request: points for request, points in now.items() if points is not None}
    return Outlook(tuple(can), sum(can.values()), tuple(gains))


def _each(
    recruits: Recruits, requests: Sequence[Request]
) -> Iterator[tuple[str, str, tuple[str, ...], Member]]:
    everywhere = frozenset(request.territory[0] for request in requests if request.territory)
    for competence in recruits.competences:
        for sector in recruits.sectors:
            for languages in recruits.language_sets:
                yield (
                    competence,
                    sector,
                    languages,
                    Member(
                        id=RECRUIT,
                        sector=sector,
                        org=RECRUIT,
                        levels={competence: recruits.level},
                        languages=frozenset(languages),
                        territories=everywhere,
                        capacity=recruits.hours,
                    ),
                )


def _points(
    members: Sequence[Member], request: Request, clock: Clock, *, with_recruit: bool = False
) -> int | None:
    """The most points a team can cover, None where there is no team; `with_recruit` counts only teams with her."""
    people = eligible(members, request)
    if with_recruit:
        if all(one.id != RECRUIT for one in people):
            return None
        request = replace(request, keeping=request.keeping | {RECRUIT})
    search = Search(people, request, policy=FIRST, clock=clock)
    team = search.found(aims=1)
    return team.aims.nice_weight if team else None
