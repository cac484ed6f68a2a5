"""What support work puts on the desk: requests to decide, what stalls, this week. A fixed number of queries."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.core import clock
from resal.core.models import Text
from resal.core.registry import DeskLine
from resal.core.templatetags.words import short_day
from resal.directory.models import Mandate, MandateRole, Member
from resal.directory.rules import FILE_ROLES, milieux_where
from resal.support import reading
from resal.support.domain.workflow import STOPS_THE_CLOCK
from resal.support.enums import AskStatus, FileStatus, Reply
from resal.support.models import Meeting, SupportFile, SupportRequest, TeamAsk, TeamSearch

SHOWN = 50
PATIENCE = 10
WEEK = timedelta(days=7)


def lines(user) -> Iterable[DeskLine]:
    if not user.is_authenticated:
        return
    if user.has_perm("support.triage"):
        yield from _requests()
        yield from _withdrawn_texts()
        yield from _without_lead(user)
    yield from _asks(user)
    yield from _steps(user)
    yield from _meetings(user)


def _asks(user) -> Iterable[DeskLine]:
    """Teams somebody is asked to join; for the coordination, refusals that open a search again."""
    mine = (
        TeamAsk.objects.waiting().filter(member__person=user).exclude(search__file__status=FileStatus.CLOSED)
    )
    for ask in mine.select_related("search__file__title", "search__file__milieu").order_by("pk")[:SHOWN]:
        yield DeskLine(
            section="decide",
            title=_("Rejoindre une équipe : %(title)s") % {"title": ask.search.file},
            detail=ask.search.file.milieu.name,
            address=reverse("support:my_ask", args=[ask.public_id]),
            action=_("Répondre"),
        )
    if not user.has_perm("support.triage"):
        return
    said_no = TeamSearch.objects.filter(
        asks__status__in=(AskStatus.DECLINED, AskStatus.DELEGATED),
        asks__answered_at__gte=clock.now() - WEEK,
        file__status=FileStatus.OPEN,
        file__milieu__in=milieux_where(user, frozenset({MandateRole.COORDINATION})),
    )
    for search in said_no.select_related("file__title", "file__milieu").distinct().order_by("pk")[:SHOWN]:
        yield DeskLine(
            section="week",
            title=_("Équipe à compléter : %(title)s") % {"title": search.file},
            detail=_("Une personne a dit non, ou propose quelqu’un d’autre."),
            address=reverse("support:team_proposal", args=[search.file.public_id]),
            action=_("Voir la proposition"),
        )


def cards(user, milieu) -> Iterable[DeskLine]:
    """The files of a milieu, on its page, for whoever may open them."""
    if not user.has_perm("directory.see_file", milieu):
        return
    files = SupportFile.objects.filter(milieu=milieu).select_related("title")
    for file in files.order_by("-opened_at", "-pk"):
        yield DeskLine(
            section="week",
            title=str(file),
            detail=_("Dossier d’accompagnement ouvert le %(when)s") % {"when": short_day(file.opened_at)},
            address=reverse("support:file", args=[file.public_id]),
            action=_("Ouvrir le dossier"),
            tag="" if file.is_open else file.get_status_display(),
            tone="waiting",
        )


def _requests() -> Iterable[DeskLine]:
    for row in reading.with_clocks(
        SupportRequest.objects.waiting().for_list().reverse().annotate(latest_at=Max("events__at"))[:SHOWN]
    ):
        asked, clocked = row.request, row.clock
        if clocked is None:
            continue
        still = asked.status in STOPS_THE_CLOCK
        if still and clock.now() - asked.latest_at < timedelta(days=PATIENCE):
            continue
        age = ngettext(
            "reçue il y a %(days)s jour ouvrable", "reçue il y a %(days)s jours ouvrables", clocked.elapsed
        ) % {"days": clocked.elapsed}
        yield DeskLine(
            section="stalled" if still else "decide",
            title=_("Demande : %(title)s") % {"title": asked},
            detail=f"{asked.organisation_name} · {asked.get_status_display() if still else age}",
            address=reverse("support:request", args=[asked.public_id]),
            action=_("Examiner"),
            subject=asked.subject,
            when=asked.confirmed_at,
            tag=_("en retard") if clocked.late else "",
            tone="late" if clocked.late else "",
            urgency=2 if clocked.late else 0,
        )


def _withdrawn_texts() -> Iterable[DeskLine]:
    """Texts that were withdrawn wait a week for somebody to read them again."""
    texts = Text.objects.quarantined().aggregate(count=Count("pk"), until=Min("held_until"))
    if texts["count"]:
        yield DeskLine(
            section="decide",
            title=ngettext("%(count)s texte retiré", "%(count)s textes retirés", texts["count"]) % texts,
            detail=_("À remettre ou à effacer avant le %(day)s") % {"day": short_day(texts["until"])},
            address=reverse("core:withdrawn_texts"),
            action=_("Relire"),
            when=texts["until"],
        )


def _without_lead(user) -> Iterable[DeskLine]:
    """Open files that nobody leads any more: the lead left her function."""
    leads = Mandate.objects.current().with_role(MandateRole.LEAD)
    held = leads.filter(person__in=Member.objects.active().values("person")).values("milieu")
    orphans = SupportFile.objects.seen_by(user).live().exclude(milieu__in=held).for_list()
    for file in orphans[:SHOWN]:
        yield DeskLine(
            section="stalled",
            title=str(file),
            detail=_("Personne ne porte ce dossier : remettez-le."),
            address=reverse("support:lead", args=[file.public_id]),
            action=_("Remettre"),
            tag=file.get_status_display() if file.status == FileStatus.SUSPENDED else "",
            tone="waiting",
        )


def _steps(user) -> Iterable[DeskLine]:
    today = clock.today()
    for step in reading.steps_of(user).filter(due__lte=today + WEEK)[:SHOWN]:
        late = step.due < today
        if step.file_id:
            detail, address = step.file.milieu.name, reverse("support:contacts", args=[step.file.public_id])
        else:
            detail, address = str(step.request), reverse("support:request", args=[step.request.public_id])
        yield DeskLine(
            section="stalled" if late else "week",
            title=str(step.what),
            detail=detail,
            address=address,
            action=_("Ouvrir"),
            subject=step.subject,
            when=step.due,
            tag=_("en retard") if late else "",
            tone="late" if late else "",
            urgency=1 if late else 0,
        )


def _meetings(user) -> Iterable[DeskLine]:
    coming = Q(invitations__reply__in=(Reply.YES, Reply.DELEGATE))
    soon = (
        Meeting.objects.planned()
        .filter(
            file__milieu__in=milieux_where(user, FILE_ROLES),
            starts_at__range=(clock.now(), clock.now() + WEEK),
        )
        .select_related("title", "file__milieu")
        .annotate(
            convoked=Count("invitations"),
            coming=Count("invitations", filter=coming),
            silent=Count("invitations", filter=Q(invitations__reply=Reply.NONE)),
        )
        .order_by("starts_at", "pk")
    )
    for meeting in soon[:SHOWN]:
        yield DeskLine(
            section="week",
            title=str(meeting),
            detail=_("%(milieu)s · %(coming)s oui, %(silent)s sans réponse")
            % {"milieu": meeting.file.milieu.name, "coming": meeting.coming, "silent": meeting.silent},
            address=reverse("support:meeting", args=[meeting.file.public_id, meeting.public_id]),
            action=_("Préparer"),
            when=timezone.localtime(meeting.starts_at),
        )
