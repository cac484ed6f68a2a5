"""Teams that are sought at the same time: served together beside one by one, and what recruiting would change."""

from collections.abc import Sequence
from dataclasses import dataclass

from resal.directory.models import Member
from resal.methods import matching
from resal.support import teams
from resal.support.models import MatchingPolicy, TeamSearch
from resal.support.teamwords import Names

SECONDS = 10.0
SECTORS = 6
RECRUIT_LEVEL, RECRUIT_HOURS = 3, 20
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Served:
    search: TeamSearch
    together: list[Member]
    alone: list[Member]


@dataclass(frozen=True, slots=True)
class Comparison:
    rows: list[Served]
    together: matching.Round
    alone: matching.Round


@dataclass(frozen=True, slots=True)
class Row:
    competence: str
    sector: str
    languages: str
    files: list[str]
    points: int


def compare(searches: Sequence[TeamSearch]) -> Comparison:
    """Reads only: nothing is asked of anybody."""
    pool, requests = _gathered(searches)
    alone = matching.one_by_one(pool.values, requests, policy=MatchingPolicy.in_force(), seconds=SECONDS)
    joint = matching.together(pool.values, requests, seconds=SECONDS)
    rows = [
        Served(
            search,
            [pool.people[one] for one in joint.assignments.get(search.file.public_id, ())],
            [pool.people[one] for one in alone.assignments.get(search.file.public_id, ())],
        )
        for search in searches
    ]
    return Comparison(rows, joint, alone)


def recruiting(searches: Sequence[TeamSearch]) -> list[Row]:
    """Who would change the most, the most useful first."""
    pool, requests = _gathered(searches)
    names, titles = Names.read(), {search.file.public_id: str(search.file) for search in searches}
    found = matching.outlook(pool.values, requests, _recruits(pool, requests, names), seconds=SECONDS)
    return [
        Row(
            names.competences.get(gain.competence, gain.competence),
            names.sectors.get(gain.sector, gain.sector),
            ", ".join(names.languages.get(code, code) for code in gain.languages),
            [titles[request] for request in gain.newly_feasible],
            gain.nice,
        )
        for gain in found.gains[:SHOWN]
    ]


def _gathered(searches: Sequence[TeamSearch]) -> tuple[teams.Pool, list[matching.Request]]:
    """One pool for all; the people who carry one of these files are in none of these teams."""
    pool = teams.pool(searches[0], *searches[1:])
    return pool, [teams.as_request(search, pool.people) for search in searches]


def _recruits(pool: teams.Pool, requests: Sequence[matching.Request], names: Names) -> matching.Recruits:
    """The competences and languages that are asked, in the sectors asked for and the least present ones."""
    count = dict.fromkeys(names.sectors, 0)
    for one in pool.values:
        count[one.sector] = count.get(one.sector, 0) + 1
    rare = sorted(count, key=lambda code: (count[code], code))[:SECTORS]
    must = [sector for request in requests for sector in request.must_sectors]
    spoken = tuple(sorted({code for request in requests for code in request.languages}))
    return matching.Recruits(
        competences=tuple(dict.fromkeys(name for request in requests for name in request.named)),
        sectors=tuple(dict.fromkeys([*must, *rare])),
        language_sets=((), spoken) if spoken else ((),),
        level=RECRUIT_LEVEL,
        hours=RECRUIT_HOURS,
    )
