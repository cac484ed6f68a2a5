"""What support work adds to the yearly report; each figure is the list of things behind it."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from resal.core.registry import Counted, Statistic
from resal.directory.models import Mandate
from resal.support.enums import FileStatus, MeetingStatus, Reply
from resal.support.models import Invitation, Meeting, SupportFile, SupportRequest


def requests(since: date, until: date) -> Iterable[Counted]:
    rows = SupportRequest.objects.sent().filter(confirmed_at__date__gte=since, confirmed_at__date__lte=until)
    for request in rows.select_related("title").order_by("confirmed_at", "pk"):
        yield Counted(
            key=request.subject,
            label=str(request),
            address=reverse("support:request", args=[request.public_id]),
            day=timezone.localdate(request.confirmed_at),
        )


def files(since: date, until: date) -> Iterable[Counted]:
    """Those that lived during the period, opened before it or not."""
    for file in _living(since, until).select_related("title").order_by("opened_at", "pk"):
        yield Counted(
            key=f"support.file:{file.pk}",
            label=str(file),
            address=reverse("support:file", args=[file.public_id]),
            day=timezone.localdate(file.opened_at),
        )


def milieux(since: date, until: date) -> Iterable[Counted]:
    for file in _living(since, until).order_by("opened_at", "pk"):
        milieu = file.milieu
        address = reverse("directory:milieu", args=[milieu.public_id])
        yield Counted(key=f"directory.milieu:{milieu.pk}", label=milieu.name, address=address)


def meetings(since: date, until: date) -> Iterable[Counted]:
    rows = Meeting.objects.filter(
        status=MeetingStatus.HELD, starts_at__date__gte=since, starts_at__date__lte=until
    )
    for meeting in rows.select_related("title", "file").order_by("starts_at", "pk"):
        yield Counted(
            key=f"support.meeting:{meeting.pk}",
            label=str(meeting),
            address=reverse("support:meeting", args=[meeting.file.public_id, meeting.public_id]),
            day=timezone.localdate(meeting.starts_at),
        )


def territories(since: date, until: date) -> Iterable[Counted]:
    for file in _living(since, until).order_by("opened_at", "pk"):
        territory = file.milieu.territory
        yield Counted(key=f"directory.territory:{territory.pk}", label=territory.full_name)


def attendances(since: date, until: date) -> Iterable[Counted]:
    """One for each organisation that came to a meeting: it sent somebody."""
    rows = Invitation.objects.filter(
        meeting__status=MeetingStatus.HELD,
        meeting__starts_at__date__gte=since,
        meeting__starts_at__date__lte=until,
        reply__in=(Reply.YES, Reply.DELEGATE),
    )
    for invitation in rows.select_related("meeting__title", "meeting__file", "organisation").order_by("pk"):
        meeting = invitation.meeting
        yield Counted(
            key=f"support.invitation:{invitation.pk}",
            label=f"{invitation.organisation.name} – {meeting}",
            address=reverse("support:meeting", args=[meeting.file.public_id, meeting.public_id]),
            day=timezone.localdate(meeting.starts_at),
        )


def people(since: date, until: date) -> Iterable[Counted]:
    """Whoever had a mandate on a milieu: the only people whom the records name."""
    rows = Mandate.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=since), starts_on__lte=until, person__isnull=False
    )
    for mandate in rows.select_related("person", "milieu").order_by("pk"):
        yield Counted(
            key=f"accounts.person:{mandate.person_id}",
            label=mandate.person.name,
            address=reverse("directory:milieu", args=[mandate.milieu.public_id]),
        )


def _living(since: date, until: date):
    closed_before = Q(status=FileStatus.CLOSED, status_since__date__lt=since)
    opened = SupportFile.objects.filter(opened_at__date__lte=until).exclude(closed_before)
    return opened.select_related("milieu__territory__parent")


STATISTICS = [
    Statistic("support.requests", "support", _("Demandes de soutien reçues"), requests, 10),
    Statistic("support.files", "support", _("Accompagnements en cours dans la période"), files, 20),
    Statistic("support.milieux", "support", _("Milieux accompagnés"), milieux, 30),
    Statistic("support.meetings", "coordinate", _("Rencontres de milieux tenues"), meetings, 10),
    Statistic("reach.territories", "reach", _("Territoires touchés"), territories, 10),
    Statistic("reach.attendances", "reach", _("Présences"), attendances, 20, of_people=True),
    Statistic("reach.people", "reach", _("Personnes distinctes"), people, 30, of_people=True),
]
