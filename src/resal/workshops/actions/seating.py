"""Who is in the room: phones, paper and remote seats, capped by the head count."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.directory.models import Sector
from resal.journal.trail import record
from resal.workshops import secrecy
from resal.workshops.actions._changing import held, held_before_end, held_open, tell
from resal.workshops.domain import tables
from resal.workshops.enums import Channel, PoliceRole, SeatRole, StepKind
from resal.workshops.models import Seat, Workshop

MOST_AT_ONCE = 60
POLICE = "police"


@transaction.atomic
def take_seat(
    workshop: Workshop,
    *,
    sector: Sector,
    channel: Channel | str = Channel.PHONE,
    role: SeatRole | str = SeatRole.VOTER,
) -> str:
    """Check in and get the token that this phone alone keeps.

    Check-in for a vote ends when it opens: who comes after vote 1 opened votes in vote 2 only.
    """
    workshop = held_open(workshop)
    role = _role_of(workshop, sector, role)
    from_round = _first_round_for(workshop) if role == SeatRole.VOTER else 1
    _ask_for_room(workshop, role, 1)
    token = secrecy.new_token()
    _seat(workshop, token, sector, channel, role, from_round)
    tell(workshop)
    return token


@transaction.atomic
def seat_paper(workshop: Workshop, *, sector: Sector, people: int, by: Person) -> None:
    """`people` of this sector vote on paper: they count in the head count like everybody."""
    workshop = held_open(workshop)
    if not 1 <= people <= MOST_AT_ONCE:
        raise Refusal(_("Écrivez un nombre de personnes entre 1 et 60."), field="people")
    role = _role_of(workshop, sector, SeatRole.VOTER)
    from_round = _first_round_for(workshop)
    _ask_for_room(workshop, role, people)
    for _number in range(people):
        _seat(workshop, secrecy.new_token(), sector, Channel.PAPER, role, from_round)
    record(by, "seated_on_paper", workshop, ["seats"])
    tell(workshop)


@transaction.atomic
def leave_seat(workshop: Workshop, token: str) -> None:
    """Somebody leaves the room: the screen says one fewer. Leaving twice is leaving once."""
    workshop = held(workshop)
    seats = Seat.objects.present().filter(workshop=workshop, digest=secrecy.seat_digest(token))
    if seats.update(left_at=secrecy.rounded_now()):
        tell(workshop)


@transaction.atomic
def let_go(workshop: Workshop, *, sector: Sector, channel: Channel | str, by: Person) -> None:
    """Somebody of this sector left without saying so on the phone: the console says it.

    Which of their seats goes makes no difference outside a vote; during one nobody can be told apart, so
    the room waits for the end of the vote.
    """
    workshop = held_open(workshop)
    if workshop.rounds.uncounted().exists():
        raise Refusal(_("Attendez la fin du vote pour noter un départ."))
    seat = Seat.objects.present().filter(workshop=workshop, sector=sector, channel=channel).order_by("pk")
    leaving = seat.first()
    if leaving is None:
        raise Refusal(_("Personne de ce secteur n’est inscrit de cette façon."), field="sector")
    Seat.objects.filter(pk=leaving.pk).update(left_at=secrecy.rounded_now())
    record(by, "noted_departure", workshop, ["seats"])
    tell(workshop)


@transaction.atomic
def change_head_count(workshop: Workshop, people: int, *, by: Person) -> None:
    """More chairs, or fewer, but never fewer than the people who are seated."""
    workshop = held_before_end(workshop)
    seated = workshop.seats.present().voters().count()
    if not max(seated, 3) <= people <= 500:
        raise Refusal(
            _("Écrivez un nombre entre %(least)s et 500.") % {"least": max(seated, 3)}, field="head_count"
        )
    Workshop.objects.filter(pk=workshop.pk).update(head_count=people)
    record(by, "edited", workshop, ["head_count"])
    tell(workshop)


def seat_of(workshop: Workshop, token: str) -> Seat | None:
    """The seat that this token opens, when its person has not left."""
    if not token:
        return None
    seats = Seat.objects.present().filter(workshop=workshop, digest=secrecy.seat_digest(token))
    return seats.select_related("sector", "sector__family").first()


def _seat(workshop, token, sector, channel, role, from_round) -> None:
    Seat.objects.create(
        workshop=workshop,
        digest=secrecy.seat_digest(token),
        sector=sector,
        channel=channel,
        role=role,
        from_round=from_round,
        table=_table_for(workshop, sector),
        came_at=secrecy.rounded_now(),
    )


def _table_for(workshop: Workshop, sector: Sector) -> int | None:
    """A table in a large room that works by tables, sectors spread over them."""
    count = tables.how_many(workshop.head_count) if workshop.in_tables else 0
    if not count:
        return None
    seated = workshop.seats.present().exclude(table=None).order_by("pk").values_list("table", "sector__code")
    return tables.next_table(list(seated), count, sector.code)


def _role_of(workshop: Workshop, sector: Sector, role: str) -> str:
    """What the milieu decided for police holds whatever the phone asks."""
    if sector.code != POLICE:
        return role
    if workshop.police == PoliceRole.SEPARATE:
        raise Refusal(_("Cette séance se tient sans la police, à la demande du milieu."), field="sector")
    if workshop.police == PoliceRole.AFTER_IDEAS and not _ideas_are_over(workshop):
        raise Refusal(_("À la demande du milieu, la police arrive après les idées."), field="sector")
    return SeatRole.OBSERVER if workshop.police == PoliceRole.OBSERVES else role


def _ideas_are_over(workshop: Workshop) -> bool:
    """The silence has ended; where there is none, the question has been read."""
    places = dict(workshop.steps.values_list("kind", "position"))
    silence = places.get(StepKind.IDEAS) or places.get(StepKind.QUESTION) or places[StepKind.WELCOME]
    return workshop.step > silence


def _first_round_for(workshop: Workshop) -> int:
    """The first vote whose check-in is not over. Refused when none is left."""
    opened = workshop.rounds.count()
    votes = workshop.steps.filter(kind__in=("vote1", "vote2")).count()
    if opened < votes:
        return opened + 1
    raise Refusal(_("Les inscriptions au vote sont closes. Vous pouvez suivre l’activité en observant."))


def _ask_for_room(workshop: Workshop, role: str, people: int) -> None:
    taken = workshop.seats.present().filter(role=role).count()
    if taken + people > workshop.head_count:
        raise Refusal(
            ngettext(
                "La salle est complète : %(count)s personne. Demandez à l’animation d’ajouter une place.",
                "La salle est complète : %(count)s personnes. Demandez à l’animation d’ajouter une place.",
                workshop.head_count,
            )
            % {"count": workshop.head_count}
        )


def count_idea(seat: Seat, most: int) -> bool:
    """One more idea from this seat; False when it has sent its share."""
    return bool(Seat.objects.filter(pk=seat.pk, ideas_sent__lt=most).update(ideas_sent=F("ideas_sent") + 1))
