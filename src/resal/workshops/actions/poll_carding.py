"""The door of a consultation: a personal code, or the link that all share."""

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.directory.models import Sector
from resal.journal.trail import record
from resal.workshops.actions import _cards
from resal.workshops.actions.answering import new_seat
from resal.workshops.actions.polling import held_poll, held_poll_before_end
from resal.workshops.models import Poll


@transaction.atomic
def choose_poll_way_in(poll: Poll, *, by_card: bool, by: Person) -> None:
    """Whether a place needs a personal code, or the link that all share is enough."""
    poll = held_poll_before_end(poll)
    if by_card and not poll.seat_cards.good().exists():
        raise Refusal(_("Préparez d’abord des codes."), field="by_card")
    Poll.objects.filter(pk=poll.pk).update(by_card=by_card)
    record(by, "edited", poll, ["by_card"])


@transaction.atomic
def take_place_with_code(poll: Poll, typed: str) -> tuple[str, Sector]:
    """The token of the place, and the sector that the code says; a place that is refused leaves the code good."""
    poll = held_poll(poll)
    sector = _cards.spent(poll, typed)
    return new_seat(poll), sector
