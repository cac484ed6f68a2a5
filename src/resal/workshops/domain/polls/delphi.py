"""Delphi by link: a rating for each item, twice; the second time beside what the first one gave."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from resal.methods.disclosure import Gate
from resal.methods.prioritisation.delphi import spread, stability
from resal.methods.prioritisation.ranks import labels, ranks
from resal.workshops.domain.polls.base import (
    Given,
    Item,
    Unusable,
    by_item,
    held_back,
    nothing,
    sayable,
    whole,
)

DEFAULTS: dict[str, Any] = {"scale": [1, 9], "rounds": 2}


def checked(answers: Mapping[str, Any], items: Sequence[Item], settings: Mapping[str, Any]) -> dict[str, Any]:
    """A rating of each item; None is « je ne sais pas »."""
    low, high = settings["scale"]
    kept = {
        str(number): None if rating is None else whole(rating, low, high, "rating")
        for number, rating in sorted(by_item(answers, {item.number for item in items}).items())
    }
    if not kept:
        raise Unusable("empty")
    return kept


def result_of(
    people: Sequence[Given],
    items: Sequence[Item],
    settings: Mapping[str, Any],
    gate: Gate,
    before: Sequence[Given] = (),
) -> dict[str, Any]:
    """Median, interquartile range and disagreement where they give nobody away; whether answers still moved.

    `before` are the answers of the first round, which are tied to nobody any more.
    """
    if held_back(people):
        return nothing(people)
    told = [_line(item.number, people, before, settings["scale"], gate) for item in items]
    medians = {str(line["item"]): Fraction(line["median"]) for line in told if line["median"] is not None}
    rank = ranks(medians)
    label = labels(rank)
    for line in told:
        line["rank"], line["label"] = rank.get(str(line["item"])), label.get(str(line["item"]), "")
    told.sort(key=lambda line: (line["rank"] or len(items) + 1, line["item"]))
    return {"voters": len(people), "withheld": False, "is_balanced": False, "lines": told, "sectors": []}


def _line(
    number: int, people: Sequence[Given], before: Sequence[Given], scale: Sequence[int], gate: Gate
) -> dict[str, Any]:
    now, then = _ratings(people, number), _ratings(before, number)
    line: dict[str, Any] = {"item": number, "median": None, "iqr": None, "disagreement": None, "moved": None}
    if not sayable(now, gate):
        return line
    found = spread(now, (scale[0], scale[1]))
    line |= {"median": found.median, "iqr": found.iqr, "disagreement": found.disagreement}
    if sayable(then, gate):
        moved = stability(then, now)
        line["moved"] = "stable" if moved.stable else "moves"
    return line


def _ratings(people: Sequence[Given], number: int) -> list[int]:
    return [rating for one in people if (rating := one.answers.get(str(number))) is not None]
