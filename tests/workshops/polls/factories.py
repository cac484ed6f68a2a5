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
        settings=rules_of(kind).DEFAULTS | (settings or {}),
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
EXAMPLES = {"dots": [{"1": 3, "2": 2}, {"3": 1}]}
MORE = {}


def example(kind, **details):
    """An open consultation in this format, with seven answers of three sectors."""
    poll, by = opened(kind, **MORE.get(kind, {}), **details)
    given = [EXAMPLES[kind][number % 2] for number in range(7)]
    return poll, by, answered(poll, given, 3, 3, 1)


# What the sheet asks beside the common fields, what a phone posts, and the answers that this makes.
SHEETS = {"dots": {"dots": 5, "most": 3}}
POSTS = {"dots": [{"element_1": "3", "element_2": "", "element_3": "1"}]}
POSTED = {"dots": {"1": 3, "3": 1}}
