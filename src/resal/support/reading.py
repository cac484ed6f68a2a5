"""What pages read together: clocks, coverage, cares, in a bounded number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils import timezone

from resal.accounts.models import Care, Consent, Person
from resal.core import clock
from resal.core.models import Holiday
from resal.core.registry import SectorMark
from resal.directory.models import Mandate, MandateRole, Milieu, Organisation, Sector
from resal.support.consents import PURPOSES
from resal.support.domain import delays
from resal.support.domain.coverage import Coverage, cover
from resal.support.domain.grid import Mark, Total, total
from resal.support.enums import Status
from resal.support.models import NextStep, StatusEvent, SupportFile, SupportRequest, TriageSettings

COUNTED = frozenset({Status.RECEIVED, Status.IN_ANALYSIS, Status.NEEDS_DETAIL, Status.ON_HOLD})


@dataclass(frozen=True, slots=True)
class Row:
    """A request of the list, with its clock and who takes care of it."""

    request: SupportRequest
    clock: delays.Clock | None
    holder: Person | None


def with_clocks(requests: Iterable[SupportRequest]) -> list[Row]:
    listed = list(requests)
    holders = Care.objects.of(request.subject for request in listed)
    events = StatusEvent.objects.filter(request__in=listed).order_by("request_id", "pk")
    by_request = {key: list(group) for key, group in groupby(events, key=lambda event: event.request_id)}
    days, holidays = TriageSettings.current().answer_days, Holiday.objects.days()
    return [
        Row(
            request,
            _clock(request, by_request.get(request.pk, []), days, holidays),
            holders.get(request.subject),
        )
        for request in listed
    ]


def texts_of(request: SupportRequest) -> list:
    """Each text that was written, with its name: what the coordination can withdraw."""
    found = [(name, getattr(request, name)) for name in SupportRequest.TEXTS]
    return [(SupportRequest._meta.get_field(name).verbose_name, text) for name, text in found if text]


def _clock(request, events, days, holidays) -> delays.Clock | None:
    """None once an answer was given. A request that was opened again counts from that day."""
    if request.status not in COUNTED or request.confirmed_at is None:
        return None
    reopened = [event for event in events if event.verb == "reopen"]
    start = timezone.localdate(reopened[-1].at if reopened else request.confirmed_at)
    since = [event for event in events if not reopened or event.pk > reopened[-1].pk]
    stopped = delays.stops([(timezone.localdate(event.at), Status(event.target)) for event in since])
    return delays.read(start, clock.today(), days=days, holidays=holidays, stopped=stopped)


def marks(request: SupportRequest, criteria) -> Total | None:
    """The grid's total, with the weights of the day it was filled."""
    known = {criterion.code for criterion in criteria}
    return total(
        Mark(mark["score"], mark["weight"]) for code, mark in request.scores.items() if code in known
    )


def consents_of(request: SupportRequest) -> list[dict]:
    given = {
        consent.purpose: consent for consent in Consent.objects.filter(subject=request.subject).order_by("pk")
    }
    return [{"words": purpose.words, "consent": given.get(code)} for code, purpose in PURPOSES.items()]


def coordinators():
    return Person.objects.coordination().by_name()


def people_of(file: SupportFile):
    """Whoever can take something on in this file: its lead, its team, the coordination."""
    roles = (MandateRole.LEAD, MandateRole.TEAM, MandateRole.FACILITATOR)
    mandated = Mandate.objects.current().on(file.milieu).with_role(*roles).exclude(person=None)
    return (
        Person.objects.active()
        .filter(
            pk__in=[*mandated.values_list("person", flat=True), *coordinators().values_list("pk", flat=True)]
        )
        .by_name()
    )


def known_place(request: SupportRequest) -> tuple[Organisation | None, Milieu | None]:
    """The organisation of the directory that has this name, and a milieu that it leads."""
    organisation = (
        Organisation.objects.active().filter(name__iexact=request.organisation_name.strip()).first()
    )
    milieu = None
    if organisation:
        milieu = Milieu.objects.filter(lead_organisation=organisation).order_by("pk").first()
    return organisation, milieu


def steps(thing: SupportFile | SupportRequest) -> list[dict]:
    """What is promised and not done, with who takes care of it."""
    return held(thing.steps.to_do().by_date())


def held(found) -> list[dict]:
    """These next steps, each with who takes care of it: one more query, however many."""
    found = list(found)
    holders = Care.objects.of(step.subject for step in found)
    return [
        {"step": step, "holder": holders.get(step.subject), "late": step.due < clock.today()}
        for step in found
    ]


def team(file: SupportFile) -> list[Mandate]:
    """The lead and the team, by role."""
    mandates = Mandate.objects.current().on(file.milieu).with_role(MandateRole.LEAD, MandateRole.TEAM)
    return list(mandates.by_role().select_related("person__member__organisation__sector"))


def sectors_of(mandates: Iterable[Mandate]) -> dict[int, Sector]:
    organisations = [
        mandate.organisation
        or (mandate.person.member.organisation if hasattr(mandate.person, "member") else None)
        for mandate in mandates
    ]
    return {organisation.sector_id: organisation.sector for organisation in organisations if organisation}


def tiles(expected: Iterable[Sector], present: dict[int, Sector]) -> tuple[Coverage, list[SectorMark]]:
    """Those who are there, then the expected ones that are missing."""
    expected = {sector.pk: sector for sector in expected}
    coverage = cover(expected, present)
    there = sorted(present.values(), key=lambda sector: (sector.sort, sector.pk))
    missing = sorted((expected[pk] for pk in coverage.missing), key=lambda sector: (sector.sort, sector.pk))
    return coverage, [sector.mark() for sector in there] + [sector.mark(present=False) for sector in missing]


def steps_of(person: Person):
    """What this person takes care of, in files and requests."""
    cares = Care.objects.filter(person=person, subject__startswith="support.step:")
    keys = [subject.partition(":")[2] for subject in cares.values_list("subject", flat=True)]
    return (
        NextStep.objects.to_do()
        .filter(pk__in=[key for key in keys if key.isdigit()])
        .select_related("what", "file__milieu", "request__title")
        .order_by("due", "pk")
    )
