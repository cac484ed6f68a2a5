"""The partnership of the demo plan looks at itself, at its adoption and after twelve months (DOMAIN 9.1).

The items are trial sentences: those of the real tool are protected and are not here.
"""

from datetime import timedelta

from resal.core import clock
from resal.plans.actions import surveying
from resal.plans.domain.partnership import CONDITIONS, LETTERS
from resal.plans.domain.wordings import Row
from resal.plans.enums import Moment, Tool
from resal.plans.models import ActionPlan
from resal.plans.partnership import condition_words

# A, B and C by condition, in the order of CONDITIONS: eleven answers, then ten.
SEEN = {
    Moment.START: (11, ((8, 10, 4), (3, 5, 3), (4, 5, 2), (18, 18, 8), (15, 17, 12), (26, 28, 12))),
    Moment.END: (10, ((14, 5, 1), (6, 3, 1), (6, 3, 1), (22, 14, 4), (23, 13, 4), (33, 21, 6))),
}
TIES = ("3", "4", "3", "2", "3", "4", "2", "3", "4", "3")
CHOSEN = "Mieux partager le pouvoir : les jeunes et les petits organismes préparent l’ordre du jour à tour de rôle."


def load_items(story: dict) -> None:
    names = condition_words()
    rows = [
        Row(item, f"(Énoncé d’essai {item}) {names[code]}", "Tout à fait", "En partie", "Pas encore")
        for code, items in CONDITIONS.items()
        for item in items
    ]
    surveying.load_wordings(rows, by=story["coordination"][0])


def assess(plan: ActionPlan, moment: Moment, *, by) -> None:
    """Links leave, answers come, all is counted the same day."""
    answers, table = SEEN[moment]
    survey, paths = _open(plan, Tool.PARTNERSHIP, moment, by)
    for path, choices in zip(paths, _choices(answers, table), strict=False):
        surveying.answer(survey, _token(path), choices)
    survey = surveying.close_survey(survey, by=by)
    if moment == Moment.END:
        surveying.choose(survey, words=CHOSEN, by=by)
        survey, paths = _open(plan, Tool.TIES, moment, by)
        for place, path in enumerate(paths[:answers]):
            grades = {str(item): TIES[(place + item) % len(TIES)] for item in range(1, 7)}
            surveying.answer(survey, _token(path), grades)
        surveying.close_survey(survey, by=by)


def _open(plan: ActionPlan, tool: Tool, moment: Moment, by):
    closes_on = clock.today() + timedelta(days=14)
    return surveying.open_survey(plan, tool=tool, moment=moment, closes_on=closes_on, by=by)


def _choices(answers: int, table) -> list[dict[str, str]]:
    """One answer a person, whose totals by condition are those of the table."""
    people: list[dict[str, str]] = [{} for _person in range(answers)]
    for items, counts in zip(CONDITIONS.values(), table, strict=True):
        letters = "".join(letter * count for letter, count in zip(LETTERS, counts, strict=True))
        for place, item in enumerate(items):
            for person, answer in enumerate(people):
                answer[str(item)] = letters[place * answers + person]
    return people


def _token(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]
