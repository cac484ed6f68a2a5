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


PROJECTS = (
    Line("Ouvrir le gymnase le vendredi soir", "Open the gym on Friday evenings", 3500),
    Line("Réparer le terrain de basket", "Repair the basketball court", 5000),
    Line("Former six jeunes à l’animation", "Train six young people as facilitators", 2400),
    Line("Éclairer le sentier de l’étang", "Light the path by the pond", 6000),
    Line("Un budget de repas pour les soirées", "A meal budget for the evenings", 1500),
)
STATEMENTS = (
    Line("Les jeunes devraient choisir eux-mêmes les activités", "Young people should choose the activities"),
    Line("Il faut plus de présence policière au parc", "There should be more police in the park"),
    Line("Un adulte connu vaut mieux qu’une caméra", "An adult people know is better than a camera"),
    Line("L’école devrait rester ouverte le soir", "The school should stay open in the evening"),
    Line("Le bruit est le vrai problème du parc", "Noise is the park’s real problem"),
    Line("Les parents devraient être invités plus souvent", "Parents should be invited more often"),
    Line("Les écrans expliquent une bonne part des conflits", "Screens explain many of the conflicts"),
    Line("On se sent en sécurité au parc après 20 h", "People feel safe in the park after 8 p.m."),
)


def tell_polls(story: dict) -> None:
    """Each through the actions that people use, with answers drawn once and for all."""
    by = story["coordination"][0]
    draw = Random(7)  # noqa: S311 - a story, not a secret
    dots = _prepared(story, by, "dots", "Les soirées d’été : par où commencer ?", EVENINGS, clock_back(40))
    _answered(dots, by, clock_back(39), [_dots(draw, len(EVENINGS)) for _person in range(26)])
    table = _prepared(story, by, "criteria", "Trois critères pour les soirées", EVENINGS[:5], clock_back(34))
    _answered(table, by, clock_back(33), [_ratings(draw, 5) for _person in range(14)])
    money = _prepared(story, by, "budget", "L’enveloppe du quartier", PROJECTS, clock_back(28))
    _answered(money, by, clock_back(27), [_ticks(draw, len(PROJECTS)) for _person in range(24)])
    said = _prepared(
        story,
        by,
        "opinions",
        "Le parc, le soir : qu’en dites-vous ?",
        STATEMENTS,
        clock_back(20),
        takes_ideas=True,
    )
    _answered(said, by, clock_back(19), [_opinions(draw, person) for person in range(46)])
    panel = _prepared(story, by, "delphi", "Ce qui compte pour l’an prochain", EVENINGS[:5], clock_back(9))
    _answered(panel, by, clock_back(8), [_panel(draw, 5) for _person in range(11)])
    last = clock.today() + timedelta(days=6)
    pairs = _prepared(
        story, by, "pairs", "Deux à la fois", EVENINGS, clock_back(2), takes_ideas=True, closes_on=last
    )
    _answered(pairs, by, clock_back(1), [_pairs(draw, 7) for _person in range(9)], count=False)


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


def _ratings(draw: Random, items: int) -> dict[str, list[int | None]]:
    """Three criteria from 1 to 5, higher on the first issues; some do not know."""
    return {
        str(number): [draw.choice((None, 2, 3, 3, 4, 5 if number < 3 else 1)) for _criterion in range(3)]
        for number in range(1, items + 1)
    }


def _ticks(draw: Random, items: int) -> dict[str, int]:
    ticked = {str(number): 1 for number in range(1, items + 1) if draw.random() < 0.62 - 0.08 * number}
    return ticked or {"1": 1}


def _opinions(draw: Random, person: int) -> dict[str, int]:
    """Two families that disagree on the police and on noise, and agree on most of the rest."""
    camp = (1, 1, 1, 1, -1, 1, -1, -1) if person % 2 else (1, -1, 1, 1, 1, 1, 1, -1)
    return {
        str(number): leaning if draw.random() < 0.93 else draw.choice((-1, 0))
        for number, leaning in enumerate((camp[0], -camp[1], *camp[2:]), start=1)
    }


def _panel(draw: Random, items: int) -> dict[str, int | None]:
    return {str(number): draw.choice((None, 9 - number, 8, 7, 9 - number)) for number in range(1, items + 1)}


def _pairs(draw: Random, items: int) -> dict[str, int]:
    """Twelve pairs each; the lower number goes first two times out of three."""
    all_pairs = [(one, other) for one in range(1, items + 1) for other in range(one + 1, items + 1)]
    return {f"{one}-{other}": draw.choice((1, 1, -1)) for one, other in draw.sample(all_pairs, 12)}
