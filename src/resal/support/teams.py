"""From the directory to the values of a team search, and back to people: a bounded number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from resal.directory.models import Conflict, IncompatiblePair, Mandate, MandateRole, Member
from resal.methods import matching
from resal.support import keeping, reading
from resal.support.enums import AskStatus, FileStatus
from resal.support.load import loads, quarter, whole
from resal.support.models import MatchingPolicy, SupportFile, TeamAsk, TeamSearch

ASSUMED_HOURS = 20
"""A quarter's hours of somebody who did not say."""
FEW = 40
"""With fewer fresh profiles, a team made by hand is as good."""
SECONDS = 8.0
MOST_TOGETHER = 50


@dataclass(frozen=True, slots=True)
class Pool:
    """Who is in the directory today, as values and as people."""

    values: list[matching.Member]
    people: dict[str, Member]
    unsaid: int
    fresh: int

    @property
    def is_small(self) -> bool:
        return self.fresh < FEW

    @property
    def enough(self) -> int:
        return FEW


def pool(search: TeamSearch, *others: TeamSearch) -> Pool:
    """Every active member but those who carry one of the files."""
    members = (
        Member.objects.active()
        .exclude(person__in=_leads([search.file.milieu_id, *(other.file.milieu_id for other in others)]))
        .select_related("person", "organisation__sector")
        .prefetch_related("expertises__competence", "languages", "territories__parent", "unavailabilities")
        .order_by("pk")
    )
    people = {one.public_id: one for one in members}
    carried = loads(list(people.values()), search.on, besides=search)
    values = [as_value(load.member, whole(load)) for load in carried]
    unsaid = sum(one.capacity_hours is None for one in people.values())
    return Pool(values, people, unsaid, sum(one.is_fresh for one in people.values()))


def _leads(milieux: list[int]):
    held = Mandate.objects.current().with_role(MandateRole.LEAD).exclude(person=None)
    return held.filter(milieu__in=milieux).values("person")


def as_value(one: Member, load: int) -> matching.Member:
    territories = set()
    for territory in one.territories.all():
        territories |= {territory.code} | ({territory.parent.code} if territory.parent else set())
    away = [(gone.starts_on, gone.ends_on) for gone in one.unavailabilities.all()]
    return matching.Member(
        id=one.public_id,
        sector=one.organisation.sector.code,
        org=one.organisation.public_id,
        levels={known.competence.code: known.level for known in one.expertises.all()},
        languages=frozenset(language.code for language in one.languages.all()),
        territories=frozenset(territories),
        capacity=ASSUMED_HOURS if one.capacity_hours is None else one.capacity_hours,
        load=load,
        unavailable=frozenset(day for start, end in away for day in _days(start, end)),
        cooldown_until=one.resting_until + timedelta(days=1) if one.resting_until else None,
    )


def _days(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=n) for n in range(min((end - start).days, 400) + 1))


def as_request(search: TeamSearch, people: dict[str, Member]) -> matching.Request:
    """The lines of the search, with those who said yes kept and those who said no left out."""
    needs = search.needs
    known = {one.pk: key for key, one in people.items()}
    conflicts = Conflict.objects.filter(
        Q(milieu=search.file.milieu) | Q(organisation=search.file.milieu.lead_organisation)
    )
    pairs = IncompatiblePair.objects.values_list("one", "other")
    asks = list(search.asks.values_list("member", "status"))
    said_no = [member for member, status in asks if status not in (AskStatus.WAITING, AskStatus.ACCEPTED)]
    out = {known[pk] for pk in [*conflicts.values_list("member", flat=True), *said_no] if pk in known}
    there = seated(search.file).intersection(known)
    kept = {known[pk] for pk, status in asks if status == AskStatus.WAITING and pk in known}
    territory = needs.get("territory")
    return matching.Request(
        id=search.file.public_id,
        date=search.on,
        hours=search.hours,
        required=tuple(matching.Need(*line) for line in needs.get("required", ())),
        nice=tuple(matching.Wish(*line) for line in needs.get("nice", ())),
        languages=tuple(needs.get("languages", ())),
        territory=(territory[0], territory[1]) if territory else None,
        min_sectors=needs.get("min_sectors", 0),
        must_sectors=tuple(needs.get("must_sectors", ())),
        max_per_org=needs.get("max_per_org"),
        max_size=needs.get("max_size"),
        conflicts=frozenset(out),
        incompatible=frozenset(
            frozenset((known[one], known[other])) for one, other in pairs if one in known and other in known
        ),
        keeping=frozenset({known[pk] for pk in there} | kept),
        given_up=frozenset(tuple(line) for line in search.given_up),
    )


def seated(file: SupportFile) -> set[int]:
    """Members who have a seat in the team already."""
    mandates = Mandate.objects.current().on(file.milieu).with_role(MandateRole.TEAM)
    return set(
        Member.objects.active().filter(person__in=mandates.values("person")).values_list("pk", flat=True)
    )


def proposal(search: TeamSearch, found: Pool) -> matching.Proposal:
    request = as_request(search, found.people)
    return keeping.proposal(search, found.values, request, MatchingPolicy.in_force(), seconds=SECONDS)


def best(search: TeamSearch, found: Pool) -> matching.Team | None:
    return proposal(search, found).team


def with_person(search: TeamSearch, found: Pool, best: matching.Team, who: str) -> matching.Answer:
    """Why somebody is not in the team."""
    request = as_request(search, found.people)
    return matching.why_not(
        found.values,
        request,
        best,
        who,
        policy=MatchingPolicy.in_force(),
        clock=matching.Clock(SECONDS),
    )


def waiting() -> list[TeamSearch]:
    """The searches of open files where nobody was asked yet, the earliest day first, of one quarter."""
    asked = TeamAsk.objects.filter(status__in=(AskStatus.WAITING, AskStatus.ACCEPTED))
    found = list(
        TeamSearch.objects.filter(file__status=FileStatus.OPEN)
        .exclude(pk__in=asked.values("search"))
        .select_related("file__milieu__lead_organisation", "file__title")
        .order_by("on", "pk")[:MOST_TOGETHER]
    )
    return [search for search in found if quarter(search.on) == quarter(found[0].on)]


def asker_is_known(file: SupportFile) -> bool:
    """Whether the directory knows who asks; where it does not, nobody can say that nobody is in conflict."""
    if file.request is None:
        return True
    return reading.known_place(file.request)[0] == file.milieu.lead_organisation


def own_load(member: Member, day: date) -> tuple[int, int | None]:
    """A member's hours of this quarter, and those she said she has."""
    return whole(loads([member], day)[0]), member.capacity_hours
