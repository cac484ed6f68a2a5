"""What consultations put on a desk and on a milieu's page."""

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.core.registry import DeskLine
from resal.directory.rules import ROOM_ROLES, milieux_where
from resal.workshops.enums import ItemState, PollStatus
from resal.workshops.models import Poll
from resal.workshops.views.listing import may_list

MOST = 20
TONES = {
    PollStatus.PREPARED: "waiting",
    PollStatus.OPEN: "information",
    PollStatus.BETWEEN: "waiting",
    PollStatus.COUNTED: "done",
}


def lines(user) -> list[DeskLine]:
    """Other formats, for those who run rooms: what people proposed and nobody read, what waits for a second round."""
    if not may_list(user):
        return []
    rooms = milieux_where(user, ROOM_ROLES)
    polls = Poll.objects.under_way().filter(milieu__in=rooms).select_related("milieu")
    unread = models.Count("items", filter=models.Q(items__state=ItemState.WAITING))
    told = [_ahead(poll) for poll in polls.annotate(unread=unread).order_by("closes_on", "pk")[:MOST]]
    return [line for line in told if line]


def cards(user, milieu) -> list[DeskLine]:
    """The consultations of this milieu: counted ones for all who see it, the others for those who run rooms."""
    polls = Poll.objects.filter(milieu=milieu).exclude(status=PollStatus.CLOSED)
    if not user.has_perm("directory.run_room", milieu):
        polls = polls.counted()
    return [
        _line(
            poll,
            "week",
            poll.get_kind_display(),
            _("Voir"),
            tag=poll.get_status_display(),
            tone=TONES[poll.status],
        )
        for poll in polls.for_listing()[:MOST]
    ]


def _ahead(poll: Poll) -> DeskLine | None:
    if poll.unread:
        detail = ngettext("%(n)s proposition à lire", "%(n)s propositions à lire", poll.unread) % {
            "n": poll.unread
        }
        return _line(poll, "decide", detail, _("Lire"))
    if poll.is_between:
        return _line(poll, "decide", _("Le premier tour est dépouillé."), _("Continuer"))
    return None


def _line(poll: Poll, section: str, detail: str, action: str, **more) -> DeskLine:
    return DeskLine(
        section=section,
        title=f"{poll.title} – {poll.milieu.name}",
        detail=detail,
        address=poll.get_absolute_url(),
        action=action,
        when=poll.closes_on,
        **more,
    )
