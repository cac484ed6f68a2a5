"""A ballot goes into the box: one conditional statement, whether it comes alone or with a whole room.

The statement itself asks whether the round is still open and whether a newer ballot of the same phone is there,
so that votes do not wait for each other on a lock; on PostgreSQL they share one, which only the count excludes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils.translation import gettext as _

from resal.core import clock
from resal.core.errors import Refusal
from resal.core.live import publish
from resal.workshops import secrecy
from resal.workshops.enums import Status
from resal.workshops.models import LiveBallot, Round, Seat

NOT_YET_COUNTED = {"sqlite": "", "postgresql": " FOR KEY SHARE OF box"}
PUT = """
INSERT INTO workshops_liveballot (key, round_id, "group", choices, turn)
SELECT %s, box.id, %s, {choices}, %s FROM workshops_round box
WHERE box.id = %s AND box.counted_at IS NULL AND (box.closes_at IS NULL OR box.closes_at > %s){lock}
ON CONFLICT (key) DO UPDATE SET choices = excluded.choices,
  turn = CASE WHEN excluded.turn > workshops_liveballot.turn THEN excluded.turn ELSE workshops_liveballot.turn END
WHERE excluded.turn >= workshops_liveballot.turn OR {no_turn}
"""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A ballot as a phone sends it, before anything of it is believed but its room and its token."""

    room: str
    code: str
    number: int
    token: str
    choices: tuple[int, ...]
    turn: int | None = None


@transaction.atomic
def cast(round: Round, token: str, choices: Sequence[int], *, turn: int | None = None) -> None:
    """One person's ballot, best first. Casting again replaces it; the last one counts.

    `turn` is the phone's own count of its sendings: what a slow network delivers after a newer one is dropped.
    Without it, the last to arrive is the last.
    """
    round = _as_it_is(round)
    refuse_closed(round)
    found = _seats([secrecy.seat_digest(token)]).get(secrecy.seat_digest(token))
    group = _group_of(round, found)
    if group is None:
        raise Refusal(_("Ce téléphone n’est pas inscrit pour ce vote."))
    if _put(round, token, group, checked_choices(round, choices), turn):
        publish("workshop", round.workshop.public_id)
    else:
        refuse_closed(_as_it_is(round))


@transaction.atomic
def cast_together(envelopes: Sequence[Envelope]) -> list[bool]:
    """What many phones sent at once, in one transaction: for each, whether it is in the box.

    False says nothing of why: `cast` tells the reason to whoever asks.
    """
    rounds = _open_rounds(envelopes)
    seats = _seats(secrecy.seat_digest(envelope.token) for envelope in envelopes)
    stored = [False] * len(envelopes)
    told = set()
    for place, envelope in sorted(enumerate(envelopes), key=lambda pair: pair[1].token):
        round = rounds.get((envelope.room, envelope.code, envelope.number))
        group = _group_of(round, seats.get(secrecy.seat_digest(envelope.token))) if round else None
        if group is None or _fault(round, envelope.choices):
            continue
        stored[place] = _put(round, envelope.token, group, list(envelope.choices), envelope.turn)
        if stored[place]:
            told.add(envelope.room)
    for room in told:
        publish("workshop", room)
    return stored


def has_cast(round: Round, token: str) -> LiveBallot | None:
    """What this phone has put in the box, to show it to its own holder while the round is open."""
    return LiveBallot.objects.filter(key=secrecy.ballot_key(round.pk, token)).first()


def refuse_closed(round: Round) -> None:
    over = round.is_counted or (round.closes_at and clock.now() >= round.closes_at)
    if over:
        raise Refusal(_("Le vote est fermé : ce bulletin n’a pas été compté."))


def checked_choices(round: Round, choices: Sequence[int]) -> list[int]:
    """The choices when they make a ballot of this round."""
    if fault := _fault(round, choices):
        raise Refusal(fault, field="choices")
    return list(choices)


def _fault(round: Round, choices: Sequence[int]) -> str:
    if not choices:
        return _("Choisissez au moins un enjeu.")
    if len(choices) > round.choices:
        return _("Choisissez au plus %(most)s enjeux.") % {"most": round.choices}
    unknown = [number for number in choices if number not in round.issues]
    if unknown:
        return _("L’enjeu %(number)s n’existe pas.") % {"number": unknown[0]}
    if len(set(choices)) != len(choices):
        twice = next(number for number in choices if choices.count(number) > 1)
        return _("L’enjeu %(number)s est choisi deux fois.") % {"number": twice}
    return ""


def _as_it_is(round: Round) -> Round:
    found = Round.objects.select_related("workshop").filter(pk=round.pk).first()
    if found is None:
        raise Refusal(_("Ce vote n’existe plus."))
    return found


def _open_rounds(envelopes: Sequence[Envelope]) -> dict[tuple[str, str, int], Round]:
    rooms = {envelope.room for envelope in envelopes}
    rounds = Round.objects.uncounted().filter(workshop__public_id__in=rooms, workshop__status=Status.OPEN)
    return {
        (round.workshop.public_id, round.workshop.code, round.number): round
        for round in rounds.select_related("workshop")
    }


def _seats(digests: Iterable[str]) -> dict[str, tuple[int, int, str]]:
    """(workshop, first round, sector) of each voter who is there, by the digest of the seat."""
    seats = Seat.objects.present().voters().filter(digest__in=set(digests))
    rows = seats.values_list("digest", "workshop_id", "from_round", "sector__code")
    return {digest: (workshop, first, sector) for digest, workshop, first, sector in rows}


def _group_of(round: Round, seat: tuple[int, int, str] | None) -> str | None:
    if seat is None:
        return None
    workshop, first, sector = seat
    return round.group_of(sector) if workshop == round.workshop_id and first <= round.number else None


def _put(round: Round, token: str, group: str, choices: list[int], turn: int | None) -> bool:
    """True when the ballot is in the box; False when the round is closed, or a newer one of this phone is there."""
    on_postgresql = connection.vendor == "postgresql"
    sql = PUT.format(
        choices="%s::jsonb" if on_postgresql else "%s",
        lock=NOT_YET_COUNTED[connection.vendor],
        no_turn="TRUE" if turn is None else "FALSE",
    )
    prepared = LiveBallot._meta.get_field("choices").get_db_prep_save(choices, connection)
    moment = connection.ops.adapt_datetimefield_value(clock.now())
    key = secrecy.ballot_key(round.pk, token)
    with connection.cursor() as cursor:
        cursor.execute(sql, [key, group, prepared, turn or 0, round.pk, moment])
        return cursor.rowcount == 1
