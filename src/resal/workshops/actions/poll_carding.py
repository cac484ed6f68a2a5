"""Personal codes of a consultation: one place each, for somebody who was sent a link of their own."""

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.directory.models import Sector
from resal.journal.trail import record
from resal.workshops.actions import _cards
from resal.workshops.actions._cards import Printed
from resal.workshops.actions.answering import new_seat
from resal.workshops.actions.polling import held_poll
from resal.workshops.enums import PollStatus
from resal.workshops.models import Poll

LIVING = (PollStatus.PREPARED, PollStatus.OPEN, PollStatus.BETWEEN)


@transaction.atomic
def choose_poll_way_in(poll: Poll, *, by_card: bool, by: Person) -> None:
    """Whether a place needs a personal code, or the link that all share is enough."""
    poll = _held_before_end(poll)
    if by_card and not poll.seat_cards.good().exists():
        raise Refusal(_("Préparez d’abord des codes."), field="by_card")
    Poll.objects.filter(pk=poll.pk).update(by_card=by_card)
    record(by, "edited", poll, ["by_card"])


@transaction.atomic
def print_codes(poll: Poll, *, sector: Sector, people: int, by: Person) -> list[Printed]:
    """New codes for this sector. There are never more good codes than places."""
    poll = _held_before_end(poll)
    printed = _cards.printed(poll, sector, people)
    record(by, "printed", poll, ["cards"])
    return printed


@transaction.atomic
def replace_code(poll: Poll, number: int, *, by: Person) -> list[Printed]:
    """A lost code: it opens nothing any more, another of the same sector replaces it."""
    poll = _held_before_end(poll)
    printed = _cards.replaced(poll, number)
    record(by, "replaced_card", poll, ["cards"])
    return printed


@transaction.atomic
def cancel_codes(poll: Poll, *, by: Person) -> int:
    """All the codes that nobody used yet: the list went to the wrong people."""
    poll = _held_before_end(poll)
    cancelled = poll.seat_cards.good().update(cancelled=True)
    if cancelled:
        Poll.objects.filter(pk=poll.pk).update(by_card=False)
        record(by, "cancelled_cards", poll, ["cards"])
    return cancelled


@transaction.atomic
def take_place_with_code(poll: Poll, typed: str) -> tuple[str, Sector]:
    """The token of the place, and the sector that the code says; a place that is refused leaves the code good."""
    poll = held_poll(poll)
    sector = _cards.spent(poll, typed)
    return new_seat(poll), sector


def _held_before_end(poll: Poll) -> Poll:
    poll = held_poll(poll)
    if poll.status not in LIVING:
        raise Refusal(_("Cette consultation est terminée : rien ne peut plus y changer."))
    return poll
