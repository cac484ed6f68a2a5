"""The order of all and the order in which every group of sectors weighs the same, from a score a person."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from resal.methods.disclosure import Gate, carried_by
from resal.methods.prioritisation.ranks import labels, ordered, ranks

FIRST = 5
Scores = Mapping[int, Fraction]


@dataclass(frozen=True, slots=True)
class Scored:
    """What one person's answers are worth for each item they answered on."""

    group: str
    scores: Scores


def orders(
    people: Sequence[Scored], items: Sequence[int], gate: Gate, unanimous: set[str], *, unsaid: int = 0
) -> dict[str, Any]:
    """Lines in the order of all, with the balanced rank beside; the orders of the groups that may be shown.

    A person's silence on an item counts as `unsaid`. With one group only there is nothing to balance; where a
    small group is of one mind, the balanced order is kept back (`Gate.of_one_mind`).
    """
    filled = [
        Scored(one.group, {item: one.scores.get(item, Fraction(unsaid)) for item in items}) for one in people
    ]
    groups = _means_by_group(filled, items)
    sizes = Counter(one.group for one in people)
    kept_back = len(groups) > 1 and bool(gate.of_one_mind(sizes, unanimous))
    several = len(groups) > 1 and not kept_back
    balanced = {i: sum((m[i] for m in groups.values()), Fraction(0)) for i in items} if several else None
    naming = {i: sum(1 for means in groups.values() if means[i] > 0) for i in items}
    view = gate.per_group(sizes, unanimous=unanimous)
    return {
        "is_balanced": several,
        "balance_kept_back": kept_back,
        "lines": lines(
            {int(item): mean for item, mean in _means(filled, items).items()}, balanced, naming, len(groups)
        ),
        "sectors": [{"group": group, "order": _first(groups[group])} for group in view.shown if several],
    }


def lines(
    raw: Scores, balanced: Scores | None, naming: Mapping[int, int] | None = None, groups: int = 0
) -> list[dict[str, Any]]:
    """A line an item, in the order of all, its balanced rank beside where there is one. `naming`: how many of
    the groups named it, said in words only."""
    rank = ranks({str(item): score for item, score in raw.items()})
    label = labels(rank)
    other = ranks({str(item): score for item, score in balanced.items()}) if balanced else {}
    other_label = labels(other)
    told = []
    for item in ordered(rank):
        carried = carried_by(naming[int(item)], groups) if naming and balanced else None
        told.append(
            {
                "item": int(item),
                "rank": rank[item],
                "label": label[item],
                "balanced_rank": other.get(item),
                "balanced_label": other_label.get(item),
                "carried": carried.value if carried else "",
                "differs": bool(other) and rank[item] != other[item],
            }
        )
    return told


def _first(means: Scores) -> list[dict[str, Any]]:
    """The five first of a group; what nobody of it named is not said."""
    rank = ranks({str(item): mean for item, mean in means.items()})
    label = labels(rank)
    named = [item for item in ordered(rank) if means[int(item)] > 0 and rank[item] <= FIRST]
    return [{"item": int(item), "label": label[item]} for item in named]


def _means(people: Sequence[Scored], items: Sequence[int]) -> dict[str, Fraction]:
    return {str(item): sum((one.scores[item] for one in people), Fraction(0)) / len(people) for item in items}


def _means_by_group(people: Sequence[Scored], items: Sequence[int]) -> dict[str, dict[int, Fraction]]:
    grouped: dict[str, list[Scored]] = {}
    for one in people:
        grouped.setdefault(one.group, []).append(one)
    return {
        group: {int(item): mean for item, mean in _means(own, items).items()}
        for group, own in sorted(grouped.items())
    }
