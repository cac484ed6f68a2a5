"""Criteria workshop: each person rates each issue on each criterion; weights are declared before the ratings."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from resal.methods.disclosure import HARD_MINIMUM, Gate
from resal.methods.prioritisation.criteria import normalised, rank_order_centroid
from resal.methods.prioritisation.multicriteria import rank_acceptability
from resal.workshops.domain.polls.base import (
    Given,
    Item,
    Unusable,
    alike,
    by_item,
    held_back,
    nothing,
    sayable,
    whole,
)
from resal.workshops.domain.polls.orders import lines

DEFAULTS: dict[str, Any] = {
    "criteria": ["Ampleur", "Gravité", "Pouvoir d’agir"],
    "points": [100, 100, 100],
    "weighting": "equal",
    "scale": [1, 5],
}
Values = dict[int, list[list[int]]]


def checked(answers: Mapping[str, Any], items: Sequence[Item], settings: Mapping[str, Any]) -> dict[str, Any]:
    """The ratings of each issue, one a criterion; None is « je ne sais pas »."""
    low, high = settings["scale"]
    kept: dict[str, list[int | None]] = {}
    for number, ratings in sorted(by_item(answers, {item.number for item in items}).items()):
        if not isinstance(ratings, list) or len(ratings) != len(settings["criteria"]):
            raise Unusable("ratings", item=number)
        kept[str(number)] = [None if one is None else whole(one, low, high, "rating") for one in ratings]
    if not kept:
        raise Unusable("empty")
    return kept


def weights_of(settings: Mapping[str, Any]) -> list[Fraction]:
    """The weights, of sum 1: equal, from the order of the criteria, or from swing points out of 100."""
    names = settings["criteria"]
    if settings["weighting"] == "order":
        return rank_order_centroid(len(names))
    if settings["weighting"] == "swing":
        points = {str(place): Fraction(point) for place, point in enumerate(settings["points"])}
        return list(normalised(points).values())
    return [Fraction(1, len(names))] * len(names)


def result_of(
    people: Sequence[Given], items: Sequence[Item], settings: Mapping[str, Any], gate: Gate
) -> dict[str, Any]:
    """Both orders by weighted means; a mean is said from five ratings that are not all alike under ten.

    An issue that fewer than three people rated on some criterion stands apart, without a rank. What would
    happen under other weights (SMAA) is said where every mean may be.
    """
    if held_back(people):
        return nothing(people)
    width = len(settings["criteria"])
    given = _values(people, items, width)
    ranked = [i.number for i in items if all(len(one) >= HARD_MINIMUM for one in given[i.number])]
    weights = weights_of(settings)
    scores = {item: _weighted(_means(given[item]), weights) for item in ranked}
    sizes = Counter(one.group for one in people)
    kept_back = len(sizes) > 1 and bool(gate.of_one_mind(sizes, alike(people)))
    balanced = None if kept_back else _balanced(people, items, ranked, width, weights)
    told = lines(scores, balanced)
    for line in told:
        own = given[line["item"]]
        line["means"] = [_one_decimal(_mean(one)) if sayable(one, gate) else None for one in own]
        line["score"] = _one_decimal(scores[line["item"]]) if None not in line["means"] else None
    apart: list[dict[str, Any]] = [
        {"item": i.number, "rank": None, "label": "", "means": []} for i in items if i.number not in ranked
    ]
    return {
        "voters": len(people),
        "withheld": False,
        "is_balanced": balanced is not None,
        "balance_kept_back": kept_back,
        "lines": [*told, *apart],
        "sectors": [],
        "weights": [round(100 * float(weight)) for weight in weights],
        "first": _first_whatever(given, told),
    }


def _values(people: Iterable[Given], items: Sequence[Item], width: int) -> Values:
    """The ratings given to each item, criterion by criterion."""
    found: Values = {item.number: [[] for _place in range(width)] for item in items}
    for one in people:
        for number, ratings in one.answers.items():
            for place, rating in enumerate(ratings):
                if rating is not None:
                    found[int(number)][place].append(rating)
    return found


def _balanced(
    people: Sequence[Given],
    items: Sequence[Item],
    ranked: Sequence[int],
    width: int,
    weights: Sequence[Fraction],
) -> dict[int, Fraction] | None:
    """The weighted means of groups' means, each group that rated weighing the same; None with one group."""
    grouped: dict[str, list[Given]] = {}
    for one in people:
        grouped.setdefault(one.group, []).append(one)
    if len(grouped) < 2:
        return None
    each = [_values(own, items, width) for own in grouped.values()]
    scores = {}
    for item in ranked:
        means = [
            _mean([_mean(values[item][place]) for values in each if values[item][place]])
            for place in range(width)
        ]
        scores[item] = _weighted(means, weights)
    return scores


def _first_whatever(given: Values, told: Sequence[Mapping[str, Any]]) -> list[dict[str, int]]:
    """In how many cases out of 100 each issue would be first if any weights were as likely as any others."""
    if len(told) < 2 or any(line["score"] is None for line in told):
        return []
    numbers = [line["item"] for line in told]
    table = np.array([[float(mean) for mean in _means(given[number])] for number in numbers])
    shares = rank_acceptability(table)[:, 0]
    cases = [
        {"item": n, "cases": round(100 * float(share))} for n, share in zip(numbers, shares, strict=True)
    ]
    return [one for one in sorted(cases, key=lambda one: -one["cases"]) if one["cases"]]


def _means(values: Sequence[Sequence[int]]) -> list[Fraction]:
    return [_mean(one) for one in values]


def _mean(values: Sequence[int] | Sequence[Fraction]) -> Fraction:
    return sum((Fraction(value) for value in values), Fraction(0)) / len(values)


def _weighted(means: Sequence[Fraction], weights: Sequence[Fraction]) -> Fraction:
    return sum((weight * mean for weight, mean in zip(weights, means, strict=True)), Fraction(0))


def _one_decimal(score: Fraction) -> float:
    """Half away from zero, as people round."""
    return int(score * 10 + Fraction(1, 2)) / 10
