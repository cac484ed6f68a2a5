"""The partners' meetings: planned, moved, held with their decisions, or cancelled."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.core.mail.outbox import digest, in_language_of
from resal.core.templatetags.words import hour, short_day
from resal.directory.models import Organisation
from resal.journal.trail import record
from resal.plans.enums import EventKind, MeetingStatus
from resal.plans.models import ActionPlan, Meeting, UpdateEvent
from resal.plans.people import people_of_partners

WHEN = ("starts_at", "minutes", "place")


@transaction.atomic
def plan_meeting(
    plan: ActionPlan, *, by: Person, starts_at: datetime, minutes: int, place: str = "", agenda: str = ""
) -> Meeting:
    """A day and an hour to come; each person of the partners finds it in tomorrow's digest."""
    _refuse_unless_living(plan)
    if starts_at <= clock.now():
        raise Refusal(_("Cette heure est passée."), field="starts_at")
    meeting = Meeting.objects.create(
        plan=plan,
        starts_at=starts_at,
        minutes=minutes,
        place=place.strip()[:160],
        agenda=texts.write(agenda, "plans.meeting.agenda"),
    )
    record(by, "planned", meeting, [*WHEN, "agenda"])
    _tell(meeting, gettext_noop("Rencontre de suivi le %(day)s à %(hour)s."))
    return meeting


@transaction.atomic
def change_meeting(
    meeting: Meeting,
    *,
    by: Person,
    edition: int,
    starts_at: datetime,
    minutes: int,
    place: str = "",
    agenda: str = "",
) -> Meeting:
    """Another day, hour or place is told again; the agenda alone is not."""
    meeting = _held_edition(meeting, edition)
    if meeting.status != MeetingStatus.PLANNED:
        raise Refusal(_("Cette rencontre n’est plus à venir."))
    new = {"starts_at": starts_at, "minutes": minutes, "place": place.strip()[:160]}
    moved = [name for name in WHEN if getattr(meeting, name) != new[name]]
    for name in moved:
        setattr(meeting, name, new[name])
    meeting.agenda = texts.replace(meeting.agenda, agenda, "plans.meeting.agenda")
    meeting.edition += 1
    meeting.save()
    record(by, "changed", meeting, [*moved, "agenda"])
    if moved:
        _tell(meeting, gettext_noop("La rencontre de suivi change : le %(day)s à %(hour)s."))
    return meeting


@transaction.atomic
def hold_meeting(
    meeting: Meeting, *, by: Person, edition: int, present: Iterable[Organisation], decisions: str
) -> Meeting:
    """It took place: who was there, by organisation, and what was decided. Notes can be corrected."""
    meeting = _held_edition(meeting, edition)
    if meeting.status == MeetingStatus.CANCELLED:
        raise Refusal(_("Cette rencontre a été annulée."))
    if meeting.starts_at > clock.now():
        raise Refusal(_("Cette rencontre n’a pas encore eu lieu."))
    first = meeting.status == MeetingStatus.PLANNED
    meeting.status, meeting.edition = MeetingStatus.HELD, meeting.edition + 1
    meeting.decisions = texts.replace(meeting.decisions, decisions, "plans.meeting.decisions")
    meeting.save(update_fields=["status", "decisions", "edition"])
    meeting.present.set(present)
    record(by, "held", meeting, ["status", "decisions", "present"])
    if first:
        UpdateEvent.objects.create(
            plan=meeting.plan, kind=EventKind.MEETING, note=meeting.decisions, person=by, at=clock.now()
        )
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Person) -> None:
    if not Meeting.objects.planned().filter(pk=meeting.pk).update(status=MeetingStatus.CANCELLED):
        raise Refusal(_("Cette rencontre n’est plus à venir."))
    record(by, "cancelled", meeting, ["status"])
    _tell(meeting, gettext_noop("La rencontre de suivi du %(day)s est annulée."))


def _held_edition(meeting: Meeting, edition: int) -> Meeting:
    """The meeting as it stands, locked; refused when somebody saved it since the form was opened."""
    meetings = Meeting.objects.select_for_update(of=("self",)).select_related("plan", "agenda", "decisions")
    meeting = meetings.get(pk=meeting.pk)
    _refuse_unless_living(meeting.plan)
    if meeting.edition != edition:
        raise Refusal(
            _(
                "Quelqu’un a enregistré cette rencontre entre-temps. Relisez-la, complétez, enregistrez de nouveau."
            )
        )
    return meeting


def _refuse_unless_living(plan: ActionPlan) -> None:
    if not ActionPlan.objects.living().filter(pk=plan.pk).exists():
        raise Refusal(_("Ce plan est terminé : il se lit, il ne change plus."))


def _tell(meeting: Meeting, sentence: str) -> None:
    """One line in the digest of everybody who works for a partner."""
    address = reverse("plans:meeting", args=[meeting.plan.public_id, meeting.public_id])
    for person in people_of_partners(meeting.plan):
        with in_language_of(person):
            said = _(sentence) % {"day": short_day(meeting.starts_at), "hour": hour(meeting.starts_at)}
            digest(to=person.email, line=said, address=address, language=person.language)
