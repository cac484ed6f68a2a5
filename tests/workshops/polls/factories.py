"""A consultation ready to be answered, and people who answer it."""

from resal.workshops.actions import answering, polling
from resal.workshops.actions.polling import Line
from resal.workshops.domain.polls import rules_of
from resal.workshops.models import Poll
from tests.factories import CoordinatorFactory, MilieuFactory, SectorFactory
from tests.workshops.factories import WORDINGS


def prepared(kind="dots", items=4, by=None, milieu=None, settings=None, costs=(), **details):
    by = by or CoordinatorFactory()
    words = [WORDINGS[n] if n < len(WORDINGS) else f"Enjeu {n + 1}" for n in range(items)]
    poll = polling.prepare_poll(
        milieu or MilieuFactory(),
        kind,
        by=by,
        title="Le soir au parc",
        question="Qu’est-ce qui inquiète ?",
        lines=[Line(one, cost=costs[n] if costs else None) for n, one in enumerate(words)],
        settings=rules_of(kind).DEFAULTS | {"steps": []} | (settings or {}),
        **{"head_count": 60} | details,
    )
    return fresh(poll), by


def opened(kind="dots", items=4, **details):
    poll, by = prepared(kind, items, **details)
    polling.open_poll(poll, by=by)
    return fresh(poll), by


def people(poll, *counts):
    """(token, sector) of people: `counts` people of as many new sectors, in as many families."""
    sectors = [(count, SectorFactory().code) for count in counts]
    return [(answering.take_poll_seat(poll), sector) for count, sector in sectors for _number in range(count)]


def answered(poll, given, *counts):
    """People of new sectors give these answers, one each."""
    told = people(poll, *(counts or (len(given),)))
    for (token, sector), answers in zip(told, given, strict=True):
        answering.answer(poll, token, sector, answers)
    return told


def counted(poll, by):
    """The frozen result."""
    return answering.count_poll(poll, by=by).result


def fresh(poll):
    return Poll.objects.select_related("milieu", "question").get(pk=poll.pk)


# Answers that one person may give in each format, two that differ, with what prepares it.
EXAMPLES = {
    "dots": [{"1": 3, "2": 2}, {"3": 1}],
    "criteria": [{"1": [1, 2, 3], "2": [5, None, 4]}, {"1": [4, 4, 4], "3": [2, 2, 2]}],
    "pairs": [{"1-2": 1, "2-3": -1}, {"1-2": 0, "2-3": 1}],
    "opinions": [{"1": 1, "2": -1, "3": 0}, {"1": -1, "4": 1}],
    "budget": [{"1": 1, "2": 1}, {"3": 1}],
    "delphi": [{"1": 9, "2": 2, "3": None}, {"1": 3, "4": 7}],
}
MORE = {"budget": {"costs": (4000, 3000, 5000, 9000)}}


def example(kind, **details):
    """An open consultation in this format, with seven answers of three sectors."""
    poll, by = opened(kind, **MORE.get(kind, {}), **details)
    given = [EXAMPLES[kind][number % 2] for number in range(7)]
    return poll, by, answered(poll, given, 3, 3, 1)


# What the sheet asks beside the common fields, what a phone posts, and the answers that this makes.
SHEETS = {
    "dots": {"dots": 5, "most": 3, "steps": "Voter ; 5"},
    "criteria": {"criteria": "Ampleur ; 100\nGravité ; 40", "weighting": "swing", "scale": "0-10"},
    "pairs": {"pairs": 20},
    "opinions": {},
    "budget": {"budget": 9000, "lines": "Le noir | The dark ; 4000\nLe bruit ; 3 000 $\nL’ennui ; 5000"},
    "delphi": {"scale": "1-9"},
}
POSTS = {
    "dots": [{"element_1": "3", "element_2": "", "element_3": "1"}],
    "criteria": [
        {"card": "1", "critere_0": "10", "critere_1": ""},
        {"card": "2", "critere_0": "0", "critere_1": "3"},
    ],
    "pairs": [{"card": "1-2", "value": "-1"}, {"card": "2-3", "value": "0"}],
    "opinions": [{"card": "2", "value": "-1"}, {"card": "1", "value": "1"}, {"card": "3", "value": "0"}],
    "budget": [{"element_1": "1", "element_3": "1"}],
    "delphi": [{"card": "3", "value": "?"}, {"card": "1", "value": "8"}],
}
POSTED = {
    "dots": {"1": 3, "3": 1},
    "criteria": {"1": [10, None], "2": [0, 3]},
    "pairs": {"1-2": -1, "2-3": 0},
    "opinions": {"1": 1, "2": -1, "3": 0},
    "budget": {"1": 1, "3": 1},
    "delphi": {"1": 8, "3": None},
}
