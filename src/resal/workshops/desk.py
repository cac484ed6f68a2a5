"""What activities put on a desk and on a milieu's page."""

from django.utils.translation import gettext as _

from resal.core import clock
from resal.core.registry import DeskLine
from resal.directory.rules import ROOM_ROLES, milieux_where
from resal.workshops.enums import Status
from resal.workshops.models import Workshop
from resal.workshops.reading import subject_of
from resal.workshops.views.listing import may_list

MOST = 20
A_WEEK = 7 * clock.A_DAY


def lines(user) -> list[DeskLine]:
    """For those who run rooms: what is open, what comes this week, what was decided and has no plan."""
    if not may_list(user):
        return []
    mine = Workshop.objects.real().filter(milieu__in=milieux_where(user, ROOM_ROLES)).select_related("milieu")
    waiting = mine.filter(status__in=(Status.PREPARED, Status.OPEN)).order_by("held_on", "pk")[:MOST]
    unplanned = mine.decided().filter(plan_address="").order_by("-decided_at")[:MOST]
    return [line for workshop in waiting if (line := _ahead(workshop))] + [_decided(one) for one in unplanned]


def cards(user, milieu) -> list[DeskLine]:
    """The activities of this milieu, and the way to prepare one."""
    sees_all = user.has_perm("directory.run_room", milieu)
    workshops = Workshop.objects.real().of(milieu).exclude(status=Status.CLOSED)
    if not sees_all:
        workshops = workshops.decided()
    shown = list(workshops.for_listing().select_related(None)[:MOST])
    for workshop in shown:
        workshop.milieu = milieu
    return [_card(workshop) for workshop in shown]


def _ahead(workshop: Workshop) -> DeskLine | None:
    if workshop.is_open:
        return _line(workshop, "decide", _("La salle est ouverte."), _("Ouvrir la console"), urgency=3)
    if workshop.held_on is None or workshop.held_on < clock.today():
        return _line(workshop, "decide", _("Activité en préparation."), _("Préparer"))
    if workshop.held_on <= clock.today() + A_WEEK:
        return _line(workshop, "week", workshop.place or _("Activité"), _("Préparer"))
    return None


def _decided(workshop: Workshop) -> DeskLine:
    detail = _("La salle a décidé ; le plan n’est pas commencé.")
    return _line(workshop, "stalled", detail, _("Faire le plan"), tone="waiting")


def _card(workshop: Workshop) -> DeskLine:
    tones = {Status.OPEN: "information", Status.DECIDED: "done", Status.PREPARED: "waiting"}
    return _line(
        workshop,
        "week",
        workshop.get_script_display(),
        _("Voir"),
        tag=workshop.get_status_display(),
        tone=tones[workshop.status],
    )


def _line(workshop: Workshop, section: str, detail: str, action: str, **more) -> DeskLine:
    return DeskLine(
        section=section,
        title=f"{workshop.title} – {workshop.milieu.name}",
        detail=detail,
        address=workshop.get_absolute_url(),
        action=action,
        when=workshop.held_on,
        subject=subject_of(workshop),
        **more,
    )
