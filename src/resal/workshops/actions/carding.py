"""Printed cards and personal codes: one seat of a room or a consultation each, their sector written in them."""

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.directory.models import Sector
from resal.journal.trail import record
from resal.workshops.actions import _cards
from resal.workshops.actions._cards import Printed
from resal.workshops.actions._changing import held_before_end, held_open
from resal.workshops.actions.polling import held_poll_before_end
from resal.workshops.actions.seating import take_seat
from resal.workshops.enums import Channel
from resal.workshops.models import Poll, Workshop


@transaction.atomic
def choose_way_in(workshop: Workshop, *, by_card: bool, door_changes: bool, by: Person) -> None:
    """How people enter: with a printed card, with the word of the moment that the screen shows, or freely."""
    workshop = held_before_end(workshop)
    if by_card and not workshop.seat_cards.good().exists():
        raise Refusal(_("Imprimez d’abord des cartes."), field="by_card")
    Workshop.objects.filter(pk=workshop.pk).update(by_card=by_card, door_changes=door_changes)
    record(by, "edited", workshop, ["by_card", "door_changes"])


@transaction.atomic
def print_cards(place: Workshop | Poll, *, sector: Sector, people: int, by: Person) -> list[Printed]:
    """New cards, or codes, for this sector. There are never more good ones than places."""
    place = _held_before_end(place)
    printed = _cards.printed(place, sector, people)
    record(by, "printed", place, ["cards"])
    return printed


@transaction.atomic
def replace_card(place: Workshop | Poll, number: int, *, by: Person) -> list[Printed]:
    """A lost one: it opens nothing any more, another of the same sector replaces it."""
    place = _held_before_end(place)
    printed = _cards.replaced(place, number)
    record(by, "replaced_card", place, ["cards"])
    return printed


@transaction.atomic
def cancel_cards(place: Workshop | Poll, *, by: Person) -> int:
    """All those that nobody used yet: the pile was left on a table, the list went to the wrong people."""
    place = _held_before_end(place)
    cancelled = place.seat_cards.good().update(cancelled=True)
    if cancelled:
        type(place).objects.filter(pk=place.pk).update(by_card=False)
        record(by, "cancelled_cards", place, ["cards"])
    return cancelled


@transaction.atomic
def take_seat_with_card(workshop: Workshop, typed: str, *, channel: Channel | str = Channel.PHONE) -> str:
    """A card opens one seat of its sector, once; a seat that is refused leaves the card good."""
    workshop = held_open(workshop)
    return take_seat(workshop, sector=_cards.spent(workshop, typed), channel=channel)


def _held_before_end(place: Workshop | Poll) -> Workshop | Poll:
    return held_poll_before_end(place) if isinstance(place, Poll) else held_before_end(place)
