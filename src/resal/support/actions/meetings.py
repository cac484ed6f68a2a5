"""A meeting: convocation by organisation, answers by link or by telephone, agenda, minutes."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.accounts import links
from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.directory.models import Mandate, Member, Organisation
from resal.journal.trail import record
from resal.support import letters
from resal.support.enums import MeetingStatus, Reply
from resal.support.models import Invitation, Meeting, SupportFile

REMIND_DAYS_BEFORE = 5
_CHANGED = gettext_lazy(
    "Quelqu’un d’autre a enregistré entre-temps. Vos mots sont encore ici : comparez avec la page de "
    "la rencontre, puis enregistrez de nouveau."
)


@transaction.atomic
def plan(
    file: SupportFile,
    *,
    by: Person,
    title: str,
    starts_at: datetime,
    minutes: int,
    place: str = "",
    purpose: str = "",
    agenda: str = "",
) -> Meeting:
    meeting = Meeting.objects.create(
        file=file,
        title=texts.write(title, "support.meeting"),
        starts_at=starts_at,
        minutes=minutes,
        place=place,
        purpose=texts.write(purpose, "support.purpose"),
        agenda=texts.write(agenda, "support.agenda"),
    )
    record(by, "planned", meeting, ["title", "starts_at", "minutes", "place", "purpose", "agenda"])
    return meeting


@transaction.atomic
def reschedule(
    meeting: Meeting, *, by: Person, starts_at: datetime, minutes: int, place: str = "", seen: str
) -> None:
    """Another day, hour, length or place. Those who answered find it in their digest; the others will be reminded."""
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.status != MeetingStatus.PLANNED:
        raise Refusal(_("Cette rencontre n’est plus à venir."))
    if seen != when(meeting):
        raise Refusal(_CHANGED)
    if starts_at <= clock.now():
        raise Refusal(_("Cette heure est passée."), field="starts_at")
    new = {"starts_at": starts_at, "minutes": minutes, "place": place}
    changed = [name for name, value in new.items() if getattr(meeting, name) != value]
    if not changed:
        return
    Meeting.objects.filter(pk=meeting.pk).update(**new)
    meeting.refresh_from_db()
    record(by, "moved", meeting, changed)
    meeting.invitations.filter(reply=Reply.NONE).update(reminded_on=None)
    answered = meeting.invitations.exclude(reply=Reply.NONE).exclude(email="")
    for invitation in answered.select_related("meeting").order_by("pk"):
        letters.moved(invitation, _link(invitation))


def when(meeting: Meeting) -> str:
    """Its day, hour, length and place as they stand: what a form saw."""
    return f"{meeting.starts_at.isoformat()} {meeting.minutes} {meeting.place}"


@transaction.atomic
def prepare(meeting: Meeting, *, by: Person, purpose: str, agenda: str, seen: str = "") -> None:
    """The purpose and the agenda, before the day."""
    _refuse_if_changed(meeting, "agenda", seen)
    _write(meeting, by=by, verb="prepared", purpose=purpose, agenda=agenda)


@transaction.atomic
def write_minutes(meeting: Meeting, *, by: Person, summary: str, decisions: str, seen: str = "") -> None:
    """What was said and decided; the meeting was held. A second editor is told, and loses nothing."""
    _refuse_if_changed(meeting, "summary", seen)
    Meeting.objects.filter(pk=meeting.pk).update(status=MeetingStatus.HELD)
    _write(meeting, by=by, verb="minuted", summary=summary, decisions=decisions)


@transaction.atomic
def cancel(meeting: Meeting, *, by: Person) -> None:
    planned = Meeting.objects.planned().filter(pk=meeting.pk)
    if not planned.update(status=MeetingStatus.CANCELLED):
        raise Refusal(_("Cette rencontre n’est plus à venir."))
    for invitation in meeting.invitations.order_by("pk"):
        links.revoke(letters.REPLY_LINK, _subject(invitation))
    record(by, "cancelled", meeting, ["status"])


@transaction.atomic
def convoke(meeting: Meeting, organisations: Iterable[Organisation], *, by: Person) -> int:
    """Each organisation once; whoever has an e-mail receives a link, the others are to be called."""
    if meeting.status != MeetingStatus.PLANNED:
        raise Refusal(_("Cette rencontre n’est plus à venir."))
    convoked = 0
    for organisation in organisations:
        email, language = _reach(meeting, organisation)
        invitation, created = Invitation.objects.get_or_create(
            meeting=meeting, organisation=organisation, defaults={"email": email, "language": language}
        )
        convoked += created
        if created and email:
            letters.convoke(invitation, meeting, _link(invitation))
    record(by, "convoked", meeting, ["invitations"])
    return convoked


@transaction.atomic
def reply(invitation: Invitation, answer: str, *, delegate: str = "", by: Person | None) -> None:
    """The organisation's answer, by itself or entered after a call; the last one counts."""
    if invitation.meeting.status != MeetingStatus.PLANNED:
        raise Refusal(_("Cette rencontre n’est plus à venir : la réponse n’a pas été gardée."))
    if answer == Reply.DELEGATE and not delegate.strip():
        raise Refusal(_("Dites qui vient à votre place : une fonction suffit."), field="delegate")
    Invitation.objects.filter(pk=invitation.pk).update(
        reply=answer,
        delegate=delegate.strip() if answer == Reply.DELEGATE else "",
        replied_at=clock.now(),
        entered_by=by,
    )
    record(by, "replied", invitation, ["reply", "delegate"])


@transaction.atomic
def remind_all() -> int:
    """Those who did not answer find a line in their digest, once, some days before."""
    until = clock.now() + clock.A_DAY * REMIND_DAYS_BEFORE
    silent = (
        Invitation.objects.select_related("meeting")
        .filter(
            reply=Reply.NONE,
            reminded_on=None,
            meeting__status=MeetingStatus.PLANNED,
            meeting__starts_at__range=(clock.now(), until),
        )
        .exclude(email="")
    )
    waiting = list(silent.order_by("pk"))
    for invitation in waiting:
        letters.remind(invitation, _link(invitation))
        Invitation.objects.filter(pk=invitation.pk).update(reminded_on=clock.today())
    return len(waiting)


def _write(meeting: Meeting, *, by: Person, verb: str, **words: str) -> None:
    changes = {
        name: texts.replace(getattr(meeting, name), value, f"support.{name}") for name, value in words.items()
    }
    Meeting.objects.filter(pk=meeting.pk).update(**changes)
    meeting.refresh_from_db()
    record(by, verb, meeting, changes)


def _refuse_if_changed(meeting: Meeting, name: str, seen: str) -> None:
    now = str(Meeting.objects.filter(pk=meeting.pk).values_list(f"{name}_id", flat=True).get() or "")
    if seen != now:
        raise Refusal(_CHANGED)


def _link(invitation: Invitation) -> str:
    days = (invitation.meeting.starts_at - clock.now()).days + letters.REPLY_DAYS_AFTER
    return links.issue(letters.REPLY_LINK, _subject(invitation), days=max(days, 1))


def _subject(invitation: Invitation) -> str:
    return f"support.invitation:{invitation.public_id}"


def _reach(meeting: Meeting, organisation: Organisation) -> tuple[str, str]:
    """The person of the organisation who has a mandate here, else its general address, else its first member."""
    mandates = Mandate.objects.current().on(meeting.file.milieu).filter(organisation=organisation)
    holder = mandates.exclude(person__email=None).select_related("person").order_by("pk").first()
    if holder and holder.person:
        return holder.person.email, holder.person.language
    if organisation.email:
        return organisation.email, "fr-ca"
    members = Member.objects.active().filter(organisation=organisation).exclude(person__email=None)
    member = members.select_related("person").order_by("pk").first()
    return (member.person.email, member.person.language) if member else ("", "fr-ca")
