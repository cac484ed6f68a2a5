"""Who sat together in support work: meetings of milieux and the teams that accompany them. Organisations only."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils import timezone

from resal.core.quarters import quarters_between
from resal.core.registry import Attended
from resal.directory.models import Mandate, MandateRole
from resal.support.enums import MeetingStatus, Reply
from resal.support.models import Invitation

TEAM = (MandateRole.LEAD, MandateRole.TEAM, MandateRole.FACILITATOR, MandateRole.EVALUATOR)


def attended(since: date, until: date) -> Iterable[Attended]:
    yield from _meetings(since, until)
    yield from _teams(since, until)


def _meetings(since: date, until: date) -> Iterable[Attended]:
    """Those that were held: who came, and who was convoked and did not."""
    rows = Invitation.objects.filter(
        meeting__status=MeetingStatus.HELD,
        meeting__starts_at__date__gte=since,
        meeting__starts_at__date__lte=until,
    ).values_list("meeting_id", "meeting__starts_at", "meeting__minutes", "organisation_id", "reply")
    for meeting, starts_at, minutes, organisation, reply in rows.order_by("pk"):
        came = reply in (Reply.YES, Reply.DELEGATE)
        yield Attended(
            organisation_id=organisation,
            activity=f"support.meeting:{meeting}",
            kind="meeting",
            day=timezone.localdate(starts_at),
            came=came,
            hours=minutes / 60 if came else 0.0,
        )


def _teams(since: date, until: date) -> Iterable[Attended]:
    """A team counts once for each quarter in which it works; its people stand for their organisations."""
    rows = (
        Mandate.objects.with_role(*TEAM)
        .filter(Q(ends_on=None) | Q(ends_on__gte=since), starts_on__lte=until, person__isnull=False)
        .order_by("pk")
        .values_list(
            "milieu_id", "organisation_id", "person__member__organisation_id", "starts_on", "ends_on"
        )
    )
    for milieu, own, of_person, starts_on, ends_on in rows:
        organisation = own or of_person
        if organisation is None:
            continue
        for start, end in quarters_between(max(starts_on, since), min(ends_on or until, until)):
            yield Attended(organisation, f"support.team:{milieu}:{end}", "team", max(start, starts_on))
