"""Printed cards: one seat each, their sector printed on them. Only the paper holds the code."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.core.ids import code
from resal.directory.models import Sector
from resal.journal.trail import record
from resal.workshops import secrecy
from resal.workshops.actions._changing import held_before_end, held_open
from resal.workshops.actions.seating import take_seat
from resal.workshops.enums import Channel
from resal.workshops.models import SeatCard, Workshop

LETTERS = 8
MOST_AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class Printed:
    """What is put on paper and then forgotten."""

    number: int
    code: str
    sector: Sector


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
    if not 1 <= people <= MOST_AT_ONCE:
        raise Refusal(_("Écrivez un nombre de cartes entre 1 et 60."), field="people")
    standing = workshop.seat_cards.filter(cancelled=False).count()
    if standing + people > workshop.head_count:
        told = _(
            "Il y a %(places)s places de vote et déjà %(cards)s cartes : ajoutez des places, ou annulez des cartes."
        )
        raise Refusal(told % {"places": workshop.head_count, "cards": standing}, field="people")
    printed = _printed(workshop, sector, people)
    record(by, "printed", workshop, ["cards"])
    return printed


@transaction.atomic
def replace_card(workshop: Workshop, number: int, *, by: Person) -> list[Printed]:
    """A lost card: it opens nothing any more, another of the same sector replaces it."""
    workshop = held_before_end(workshop)
    lost = workshop.seat_cards.select_related("sector").filter(number=number).first()
    if lost is None:
        raise Refusal(_("Aucune carte ne porte ce numéro."), field="number")
    if not SeatCard.objects.good().filter(pk=lost.pk).update(cancelled=True):
        raise Refusal(_("Cette carte a déjà servi, ou elle est déjà annulée."), field="number")
    printed = _printed(workshop, lost.sector, 1)
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
    digest = secrecy.card_digest(workshop.pk, cleaned(typed))
    card = workshop.seat_cards.good().select_related("sector").filter(digest=digest).first()
    if card is None:
        raise Refusal(
            _(
                "Cette carte n’ouvre aucune place : vérifiez le code, ou demandez une autre carte à l’animation."
            ),
            field="card",
        )
    token = take_seat(workshop, sector=card.sector, channel=channel)
    SeatCard.objects.filter(pk=card.pk).update(used=True)
    return token


def cleaned(typed: str) -> str:
    """« abcd-2345 » is ABCD2345."""
    return "".join(character for character in typed.upper() if character.isalnum())


def _printed(workshop: Workshop, sector: Sector, people: int) -> list[Printed]:
    last = workshop.seat_cards.aggregate(last=Max("number"))["last"] or 0
    printed = [Printed(last + place, code(LETTERS), sector) for place in range(1, people + 1)]
    SeatCard.objects.bulk_create(
        SeatCard(
            workshop=workshop,
            number=card.number,
            digest=secrecy.card_digest(workshop.pk, card.code),
            sector=sector,
        )
        for card in printed
    )
    return printed
