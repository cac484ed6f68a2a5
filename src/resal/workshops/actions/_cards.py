"""Codes of one use, for a room or a consultation. Only the paper, or the message that carries it, holds the code."""

from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from resal.core.errors import Refusal
from resal.core.ids import code
from resal.directory.models import Sector
from resal.workshops import secrecy
from resal.workshops.models import Poll, SeatCard, Workshop

LETTERS = 8
MOST_AT_ONCE = 60


@dataclass(frozen=True, slots=True)
class Printed:
    """What is given to people and then forgotten."""

    number: int
    code: str
    sector: Sector


def printed(place: Workshop | Poll, sector: Sector, people: int) -> list[Printed]:
    """New codes of this sector. There are never more good codes than places."""
    if not 1 <= people <= MOST_AT_ONCE:
        raise Refusal(_("Écrivez un nombre entre 1 et 60."), field="people")
    standing = place.seat_cards.filter(cancelled=False).count()
    if standing + people > place.head_count:
        told = _(
            "Il y a %(places)s places et déjà %(cards)s codes : ajoutez des places, ou annulez des codes."
        )
        raise Refusal(told % {"places": place.head_count, "cards": standing}, field="people")
    return _written(place, sector, people)


def replaced(place: Workshop | Poll, number: int) -> list[Printed]:
    """A lost code opens nothing any more; another of the same sector replaces it."""
    lost = place.seat_cards.select_related("sector").filter(number=number).first()
    if lost is None:
        raise Refusal(_("Aucun code ne porte ce numéro."), field="number")
    if not SeatCard.objects.good().filter(pk=lost.pk).update(cancelled=True):
        raise Refusal(_("Ce code a déjà servi, ou il est déjà annulé."), field="number")
    return _written(place, lost.sector, 1)


def spent(place: Workshop | Poll, typed: str) -> Sector:
    """The sector of the card with this code, which opens nothing any more."""
    digest = secrecy.card_digest(place.public_id, cleaned(typed))
    card = place.seat_cards.good().select_related("sector").filter(digest=digest).first()
    if card is None or not SeatCard.objects.good().filter(pk=card.pk).update(used=True):
        raise Refusal(
            _("Ce code n’ouvre aucune place : vérifiez-le, ou demandez-en un autre."),
            field="card",
        )
    return card.sector


def cleaned(typed: str) -> str:
    """« abcd-2345 » is ABCD2345."""
    return "".join(character for character in typed.upper() if character.isalnum())


def _written(place: Workshop | Poll, sector: Sector, people: int) -> list[Printed]:
    last = place.seat_cards.aggregate(last=Max("number"))["last"] or 0
    given = [Printed(last + n, code(LETTERS), sector) for n in range(1, people + 1)]
    owner = {"workshop" if isinstance(place, Workshop) else "poll": place}
    SeatCard.objects.bulk_create(
        SeatCard(
            number=card.number,
            digest=secrecy.card_digest(place.public_id, card.code),
            sector=sector,
            **owner,
        )
        for card in given
    )
    return given
