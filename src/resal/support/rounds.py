"""Teams that are sought at the same time: served together beside one by one, and what recruiting would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from resal.directory.models import Member
from resal.journal.models import Entry
from resal.methods import matching
from resal.support import solving, teams
from resal.support.enums import RoundKind, RoundStatus
from resal.support.models import MatchingPolicy, TeamRound, TeamSearch
from resal.support.teamwords import Names

SECONDS = 30.0
"""Of each of the two computations: a minute at most."""
LONGEST = 60
SECTORS = 6
HOURS = ("support.teamask", "support.contact", "plans.commitment")
"""What else changes the hours that somebody has left."""
RECRUIT_LEVEL, RECRUIT_HOURS = 3, 20
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Served:
    search: TeamSearch
    together: list[Member]
    alone: list[Member]


@dataclass(frozen=True, slots=True)
class Recruit:
    competence: str
    sector: str
    languages: str
    files: list[str]
    points: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The last computation as the page shows it. `stale`: a need or a profile has changed since."""

    round: TeamRound
    stale: bool
    rows: list[Served]
    recruits: list[Recruit]

    @property
    def is_together(self) -> bool:
        return self.round.kind == RoundKind.TOGETHER

    @property
    def seconds(self) -> int:
        return min(int((self.round.beat_at - self.round.started_at).total_seconds()), LONGEST)


def latest(searches: Sequence[TeamSearch]) -> Shown | None:
    """What was computed last, whether it still holds, and for whom."""
    round = TeamRound.objects.latest_first().first()
    if round is None:
        return None
    done = round.result if round.status == RoundStatus.DONE else None
    return Shown(
        round=round,
        stale=done is not None and _is_stale(round, searches),
        rows=_rows(done, searches) if done and "together" in done else [],
        recruits=_recruits_told(done, searches) if done and "gains" in done else [],
    )


def work(kind: str, searches: Sequence[TeamSearch]) -> solving.Work:
    """One pool for all; the people who carry one of these files are in none of these teams."""
    pool = teams.pool(searches[0], *searches[1:])
    requests = [teams.as_request(search, pool.people) for search in searches]
    recruits = _recruits(pool, requests, Names.read()) if kind == RoundKind.RECRUITING else None
    return solving.Work(pool.values, requests, MatchingPolicy.in_force(), SECONDS, recruits)


def kept(found: solving.Answer) -> dict[str, Any]:
    """The answer as it is stored: ids and figures."""
    if isinstance(found, solving.Compared):
        return {"together": _round(found.together), "alone": _round(found.alone)}
    gains = [
        [gain.competence, gain.sector, list(gain.languages), list(gain.newly_feasible), gain.nice]
        for gain in found.gains[:SHOWN]
    ]
    return {"gains": gains}


def _round(found: matching.Round) -> dict[str, Any]:
    teams_given = {request: list(team) for request, team in found.assignments.items()}
    return {"served": found.aims.served, "proved": found.proved, "teams": teams_given}


def _is_stale(round: TeamRound, searches: Sequence[TeamSearch]) -> bool:
    if round.made_of != {search.file.public_id: search.version for search in searches}:
        return True
    changes = Q(object_type__startswith="directory.") | Q(object_type__in=HOURS)
    return Entry.objects.filter(changes, pk__gt=round.journal).exists()


def _rows(result: Mapping[str, Any], searches: Sequence[TeamSearch]) -> list[Served]:
    ids = {one for found in result.values() for team in found["teams"].values() for one in team}
    members = Member.objects.filter(public_id__in=ids).select_related("person")
    people = {one.public_id: one for one in members.order_by("pk")}

    def team(found: Mapping[str, Any], search: TeamSearch) -> list[Member]:
        return [people[one] for one in found["teams"].get(search.file.public_id, ()) if one in people]

    return [
        Served(search, team(result["together"], search), team(result["alone"], search)) for search in searches
    ]


def _recruits_told(result: Mapping[str, Any], searches: Sequence[TeamSearch]) -> list[Recruit]:
    names, titles = Names.read(), {search.file.public_id: str(search.file) for search in searches}
    return [
        Recruit(
            names.competences.get(competence, competence),
            names.sectors.get(sector, sector),
            ", ".join(names.languages.get(code, code) for code in languages),
            [titles[file] for file in files if file in titles],
            points,
        )
        for competence, sector, languages, files, points in result["gains"]
    ]


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
