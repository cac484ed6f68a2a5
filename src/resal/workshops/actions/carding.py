"""Printed cards: one seat of the room each, their sector printed on them."""

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.directory.models import Sector
from resal.journal.trail import record
from resal.workshops.actions import _cards
from resal.workshops.actions._cards import Printed
from resal.workshops.actions._changing import held_before_end, held_open
from resal.workshops.actions.seating import take_seat
from resal.workshops.enums import Channel
from resal.workshops.models import Workshop


@transaction.atomic
def choose_way_in(workshop: Workshop, *, by_card: bool, door_changes: bool, by: Person) -> None:
    """How people enter: with a printed card, with the word of the moment that the screen shows, or freely."""
    workshop = held_before_end(workshop)
    if by_card and not workshop.seat_cards.good().exists():
        raise Refusal(_("Imprimez d’abord des cartes."), field="by_card")
    Workshop.objects.filter(pk=workshop.pk).update(by_card=by_card, door_changes=door_changes)
    record(by, "edited", workshop, ["by_card", "door_changes"])


@transaction.atomic
def print_cards(workshop: Workshop, *, sector: Sector, people: int, by: Person) -> list[Printed]:
    """New cards for this sector. There are never more good cards than places."""
    workshop = held_before_end(workshop)
    printed = _cards.printed(workshop, sector, people)
    record(by, "printed", workshop, ["cards"])
    return printed


@transaction.atomic
def replace_card(workshop: Workshop, number: int, *, by: Person) -> list[Printed]:
    """A lost card: it opens nothing any more, another of the same sector replaces it."""
    workshop = held_before_end(workshop)
    printed = _cards.replaced(workshop, number)
    record(by, "replaced_card", workshop, ["cards"])
    return printed


@transaction.atomic
def cancel_cards(workshop: Workshop, *, by: Person) -> int:
    """All the cards that nobody used yet: the pile was lost, or left on a table."""
    workshop = held_before_end(workshop)
    cancelled = workshop.seat_cards.good().update(cancelled=True)
    if cancelled:
        Workshop.objects.filter(pk=workshop.pk).update(by_card=False)
        record(by, "cancelled_cards", workshop, ["cards"])
    return cancelled


@transaction.atomic
def take_seat_with_card(workshop: Workshop, typed: str, *, channel: Channel | str = Channel.PHONE) -> str:
    """A card opens one seat of its sector, once; a seat that is refused leaves the card good."""
    workshop = held_open(workshop)
    return take_seat(workshop, sector=_cards.spent(workshop, typed), channel=channel)
