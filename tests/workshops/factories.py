"""A room ready to vote: the activity, its issues, its seats."""

from resal.workshops.actions import preparing, seating, stepping, voting, wording
from resal.workshops.enums import Script
from resal.workshops.models import Workshop
from tests.factories import CoordinatorFactory, MilieuFactory, SectorFactory

WORDINGS = (
    "Pas de trajectoire claire entre organismes",
    "Recrutement en ligne des 13–17 ans",
    "Manque de lieux sûrs le soir",
    "Adultes peu outillés pour voir les signes",
    "Parents isolés",
    "Images intimes partagées à l’école",
)


def prepared(script=Script.EXPRESS, issues=4, by=None, milieu=None, **details):
    """An activity in preparation, with a support person and typed issues."""
    by = by or CoordinatorFactory()
    details = {"support_name": "Aïcha Beaulieu", "head_count": 40} | details
    workshop = preparing.prepare(
        milieu or MilieuFactory(),
        by=by,
        title="Mieux repérer",
        question="Qu’est-ce qui nous empêche d’agir ensemble ?",
        script=script,
        **details,
    )
    for words in WORDINGS[:issues]:
        wording.add_issue(workshop, words, by=by)
    return workshop, by


def opened(script=Script.EXPRESS, issues=4, **details):
    workshop, by = prepared(script, issues, **details)
    preparing.open_room(workshop, by=by)
    return fresh(workshop), by


def seats(workshop, *counts):
    """Tokens of people: `counts` people of as many new sectors, in as many families."""
    return [
        [seating.take_seat(workshop, sector=sector) for _number in range(count)]
        for count, sector in ((count, SectorFactory()) for count in counts)
    ]


def go_to(workshop, kind, by):
    """Press « Étape suivante » until this step."""
    while True:
        workshop = fresh(workshop)
        here = workshop.steps.filter(position=workshop.step).first()
        if here is not None and here.kind == kind:
            return workshop
        for round in workshop.rounds.uncounted():
            count(round, by)
        stepping.advance(workshop, seen=workshop.step, by=by)


def count(round, by):
    """Close this round and count it at the end of the grace."""
    from resal.core import clock

    closing = voting.begin_closing(round, by=by)
    with clock.at(max(clock.now(), closing.closes_at)):
        return voting.count_round(closing, by=by)


def fresh(workshop):
    return Workshop.objects.select_related("milieu", "question").get(pk=workshop.pk)
