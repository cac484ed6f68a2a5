"""A meeting as the one-page Word documents of `core.documents.word_pages`."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from resal.accounts.models import Care
from resal.core import texts
from resal.core.documents import word_pages
from resal.core.documents.word_pages import Agenda, Followup, Item, Minutes
from resal.core.models import Network
from resal.core.templatetags.words import day, hour
from resal.support.domain.agenda import points
from resal.support.enums import Reply
from resal.support.models import Meeting


def agenda(meeting: Meeting, *, language: str, made_at: datetime) -> bytes:
    starts_at = timezone.localtime(meeting.starts_at)
    page = Agenda(
        title=str(meeting),
        day=day(meeting.starts_at),
        hour=_("%(start)s à %(end)s") % {"start": hour(meeting.starts_at), "end": hour(meeting.ends_at)},
        place=meeting.place,
        purpose=texts.words(meeting.purpose),
        items=tuple(
            Item(hour(point.starts_at), point.what, point.who)
            for point in points(texts.words(meeting.agenda), starts_at)
        ),
        organisations=tuple(each.organisation.name for each in meeting.invitations.by_organisation()),
        issuer=Network.current().name,
    )
    return word_pages.agenda(page, language=language, made_at=made_at)


def minutes(meeting: Meeting, *, language: str, made_at: datetime) -> bytes:
    """Who was there is said by organisation, never by name."""
    invitations = list(meeting.invitations.by_organisation())
    coming = (Reply.YES, Reply.DELEGATE)
    page = Minutes(
        title=str(meeting),
        day=day(meeting.starts_at),
        place=meeting.place,
        present=tuple(each.organisation.name for each in invitations if each.reply in coming),
        absent=tuple(each.organisation.name for each in invitations if each.reply not in coming),
        summary=texts.words(meeting.summary),
        decisions=tuple(line.strip() for line in texts.words(meeting.decisions).splitlines() if line.strip()),
        followups=_followups(meeting),
        next_meeting=_next(meeting),
        issuer=Network.current().name,
    )
    return word_pages.minutes(page, language=language, made_at=made_at)


def _followups(meeting: Meeting) -> tuple[Followup, ...]:
    steps = list(meeting.steps.by_date())
    holders = Care.objects.of(step.subject for step in steps)
    return tuple(
        Followup(str(step.what), holders[step.subject].name if step.subject in holders else "", day(step.due))
        for step in steps
    )


def _next(meeting: Meeting) -> str:
    later = (
        meeting.file.meetings.planned().filter(starts_at__gt=meeting.starts_at).order_by("starts_at", "pk")
    )
    following = later.first()
    return day(following.starts_at) if following else ""
