"""The other formats in the demo: one that was counted, one that people answer now."""

from datetime import datetime, timedelta
from random import Random

from resal.core import clock
from resal.workshops.actions import answering, polling
from resal.workshops.actions.polling import Line
from resal.workshops.domain.polls import rules_of
from resal.workshops.models import Poll

SECTORS = ("comm_jeunesse", "travail_rue", "education", "municipal", "police", "citoyens")
EVENINGS = (
    Line("Éclairer le sentier de l’étang", "Light the path by the pond"),
    Line("Ouvrir le gymnase jusqu’à 22 h", "Keep the gym open until 10 p.m."),
    Line("Une présence adulte connue le vendredi", "An adult presence people know on Fridays"),
    Line("Un coin à l’abri pour les 13–17 ans", "A sheltered corner for 13–17 year-olds"),
    Line("Réparer le terrain de basket", "Repair the basketball court"),
    Line("Du transport pour rentrer après l’activité", "Transport home after the activity"),
    Line("Des repas partagés avec les familles", "Shared meals with families"),
)


def tell_polls(story: dict) -> None:
    """Each through the actions that people use, with answers drawn once and for all."""
    by = story["coordination"][0]
    draw = Random(7)  # noqa: S311 - a story, not a secret
    dots = _prepared(story, by, "dots", "Les soirées d’été : par où commencer ?", EVENINGS, clock_back(40))
    _answered(dots, by, clock_back(39), [_dots(draw, len(EVENINGS)) for _person in range(26)])


def clock_back(days: int) -> datetime:
    return clock.now() - timedelta(days=days)


def _prepared(story, by, kind, title, lines, when, settings=None, **details) -> Poll:
    with clock.at(when):
        return polling.prepare_poll(
            story["milieu"],
            kind,
            by=by,
            title=title,
            question="Qu’est-ce qui rendrait les soirées plus sûres pour les jeunes ?",
            lines=lines,
            settings=rules_of(kind).DEFAULTS | (settings or {}),
            **{"head_count": 60} | details,
        )


def _answered(poll: Poll, by, when: datetime, given: list[dict], *, count: bool = True) -> None:
    with clock.at(when):
        polling.open_poll(poll, by=by)
        for place, answers in enumerate(given):
            token = answering.take_poll_seat(poll)
            answering.answer(poll, token, SECTORS[place % len(SECTORS)], answers)
    if count:
        with clock.at(when + timedelta(hours=2)):
            answering.count_poll(poll, by=by)


def _dots(draw: Random, items: int) -> dict[str, int]:
    """Five dots, more of them on the first ones."""
    placed: dict[str, int] = {}
    for _dot in range(5):
        number = str(min(draw.randint(1, items), draw.randint(1, items)))
        if placed.get(number, 0) < 3:
            placed[number] = placed.get(number, 0) + 1
    return placed
