"""A rehearsal: a copy of the activity with simulated people, thrown away whole. Nothing of it counts anywhere."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import texts
from resal.core.errors import Refusal
from resal.directory.models import Sector
from resal.journal.trail import record
from resal.workshops import secrecy
from resal.workshops.actions import preparing
from resal.workshops.actions._changing import held, held_open, tell
from resal.workshops.actions.gathering import ideas_are_open
from resal.workshops.domain.simulated import ballot_of
from resal.workshops.enums import Channel
from resal.workshops.models import Fact, Idea, Issue, LiveBallot, Seat, Workshop

MOST = 200
ROOM_FOR_PHONES = 60
TRIAL_ISSUES = 6


@transaction.atomic
def rehearse(workshop: Workshop, people: int, *, by: Person) -> Workshop:
    """Open a copy of this activity with that many simulated people; an earlier rehearsal goes."""
    workshop = held(workshop)
    if workshop.is_rehearsal or not workshop.is_prepared:
        raise Refusal(_("On répète une activité en préparation."))
    if not 3 <= people <= MOST:
        raise Refusal(_("Écrivez un nombre de personnes entre 3 et 200."), field="people")
    for earlier in workshop.rehearsals.all():
        discard(earlier, by=by)
    copy = _copied(workshop, people, by)
    preparing.open_room(copy, by=by)
    sectors = _sectors_of(workshop)
    Seat.objects.bulk_create(
        Seat(
            workshop=copy,
            digest=secrecy.seat_digest(secrecy.new_token()),
            sector=sectors[place % len(sectors)],
            channel=Channel.SIMULATED,
            came_at=secrecy.rounded_now(),
        )
        for place in range(people)
    )
    tell(copy)
    return copy


@transaction.atomic
def play(workshop: Workshop, *, by: Person) -> int:
    """The simulated people do what the step asks of the room; returns how many did something."""
    workshop = held_open(workshop)
    if not workshop.is_rehearsal:
        raise Refusal(_("Seule une répétition a des personnes simulées."))
    opened = workshop.rounds.uncounted().filter(closes_at=None).first()
    done = _vote(workshop, opened) if opened else _write(workshop) if ideas_are_open(workshop) else 0
    if not done:
        raise Refusal(_("À cette étape, les personnes simulées n’ont rien à faire de plus."))
    record(by, "simulated", workshop, ["seats"])
    tell(workshop)
    return done


@transaction.atomic
def discard(workshop: Workshop, *, by: Person) -> None:
    """Throw the rehearsal away: its ballots, its seats, its ideas and their words."""
    workshop = held(workshop)
    if not workshop.is_rehearsal:
        raise Refusal(_("Seule une répétition se jette."))
    written = [idea.words for idea in workshop.ideas.select_related("words")]
    record(by, "discarded", workshop)
    workshop.delete()
    for text in written:
        texts.erase(text)
    secrecy.forget_deleted_rows(LiveBallot._meta.db_table)


def _copied(workshop: Workshop, people: int, by: Person) -> Workshop:
    """What people wrote is pointed at, not copied: the rehearsal shows the same words."""
    copy = preparing.prepare(
        workshop.milieu,
        by=by,
        title=(_("Répétition – %(title)s") % {"title": workshop.title})[:160],
        question=workshop.question or _("Une question d’essai"),
        script=workshop.script,
        rehearses=workshop,
        head_count=people + ROOM_FOR_PHONES,
        support_name=workshop.support_name or _("Personne-ressource d’essai"),
        in_english=workshop.in_english,
    )
    lines = [(step.kind, step.minutes) for step in workshop.steps.order_by("position")]
    preparing.lay_agenda(copy, lines, workshop.slack, by=by)
    Fact.objects.bulk_create(
        Fact(workshop=copy, position=fact.position, words_id=fact.words_id, source=fact.source)
        for fact in workshop.facts.order_by("position")
    )
    given = list(workshop.issues.order_by("number").values_list("wording", "wording_en"))
    if not given:
        trial = [
            texts.write(_("Enjeu d’essai %(number)s") % {"number": n + 1}, "workshops.issue")
            for n in range(TRIAL_ISSUES)
        ]
        given = [(text.pk, None) for text in trial]
    Issue.objects.bulk_create(
        Issue(workshop=copy, number=number, wording_id=wording, wording_en_id=english)
        for number, (wording, english) in enumerate(given, start=1)
    )
    return copy


def _sectors_of(workshop: Workshop) -> list[Sector]:
    """Those of the organisations that were invited, else the first of the network."""
    invited = Sector.objects.filter(pk__in=workshop.guests.values("organisation__sector")).order_by("pk")
    return list(invited) or list(Sector.objects.offered()[:4])


def _vote(workshop: Workshop, opened) -> int:
    chance = secrets.SystemRandom()
    ballots = []
    for seat in _simulated(workshop).filter(from_round__lte=opened.number):
        group = opened.group_of(seat.sector.code)
        key = secrecy.ballot_key(opened.pk, str(seat.pk))
        if group is not None:
            choices = ballot_of(opened.issues, opened.choices, seat.sector.code, chance)
            ballots.append(LiveBallot(key=key, round=opened, group=group, choices=choices))
    before = opened.live_ballots.count()
    LiveBallot.objects.bulk_create(ballots, ignore_conflicts=True)
    return opened.live_ballots.count() - before


def _write(workshop: Workshop) -> int:
    """One idea each, once."""
    writers = list(_simulated(workshop).filter(ideas_sent=0))
    for place, seat in enumerate(writers):
        words = texts.write(_("Idée d’essai %(number)s") % {"number": place + 1}, "workshops.idea")
        Idea.objects.create(workshop=workshop, words=words)
        Seat.objects.filter(pk=seat.pk).update(ideas_sent=1)
    return len(writers)


def _simulated(workshop: Workshop):
    return workshop.seats.present().filter(channel=Channel.SIMULATED).select_related("sector").order_by("pk")
