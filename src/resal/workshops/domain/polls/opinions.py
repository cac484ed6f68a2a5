"""Agree or disagree: statements, one at a time; opinion groups only where they are stable."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resal.methods.disclosure import Gate
from resal.methods.prioritisation.opinions import FEWEST_PLACED, consensus, find_groups, representative
from resal.workshops.domain.polls.base import Given, Item, Unusable, by_item, held_back, nothing, share, whole

DEFAULTS: dict[str, Any] = {}
AGREE, PASS, DISAGREE = 1, 0, -1
MOST_SAID = 3
Floats = NDArray[np.float64]


def checked(answers: Mapping[str, Any], items: Sequence[Item], settings: Mapping[str, Any]) -> dict[str, Any]:
    """Agree (1), pass (0) or disagree (−1) on each statement that was seen."""
    kept = {
        str(number): whole(said, DISAGREE, AGREE, "opinion")
        for number, said in sorted(by_item(answers, {item.number for item in items}).items())
    }
    if not kept:
        raise Unusable("empty")
    return kept


def result_of(
    people: Sequence[Given], items: Sequence[Item], settings: Mapping[str, Any], gate: Gate
) -> dict[str, Any]:
    """Statements from the most shared to the least; shares from twenty answers, words from five."""
    if held_back(people):
        return nothing(people)
    votes = _matrix(people, items)
    groups = find_groups(votes) if len(people) >= FEWEST_PLACED else None
    stable = groups is not None and groups.stable
    label = np.zeros(len(people), dtype=np.int64)
    placed = votes
    if groups is not None and groups.stable:
        label, placed = groups.label, votes[groups.placed]
    shared = consensus(placed, label)
    order = sorted(range(len(items)), key=lambda place: (-float(shared[place]), items[place].number))
    return {
        "voters": len(people),
        "withheld": False,
        "is_balanced": False,
        "lines": [_line(items[place].number, votes[:, place], gate) for place in order],
        "sectors": [],
        "groups": _groups(placed, label, items) if stable else [],
        "no_groups": "" if stable else ("few" if groups is None else "unstable"),
    }


def _line(number: int, said: Floats, gate: Gate) -> dict[str, Any]:
    agree, disagree = int((said == AGREE).sum()), int((said == DISAGREE).sum())
    seen = int((~np.isnan(said)).sum())
    return {
        "item": number,
        "rank": None,
        "agree": share(agree, seen, gate),
        "disagree": share(disagree, seen, gate),
        "verdict": _verdict(agree, disagree, seen) if seen >= gate.threshold else "",
    }


def _verdict(agree: int, disagree: int, seen: int) -> str:
    """In words: two thirds on one side, or the room is divided."""
    if 3 * agree >= 2 * seen:
        return "agree"
    return "disagree" if 3 * disagree >= 2 * seen else "divided"


def _groups(votes: Floats, label: NDArray[np.int64], items: Sequence[Item]) -> list[dict[str, Any]]:
    """How many people in each, and what tells it from the others. Nobody learns who is in which."""
    return [
        {
            "people": int((label == group).sum()),
            "says": [
                {"item": items[place].number, "agrees": bool(agrees)}
                for place, agrees in representative(votes, label, group, MOST_SAID)
            ],
        }
        for group in range(int(label.max()) + 1)
    ]


def _matrix(people: Sequence[Given], items: Sequence[Item]) -> Floats:
    """People by statements; NaN is what a person has not seen."""
    return np.array(
        [[float(one.answers.get(str(item.number), np.nan)) for item in items] for one in people], dtype=float
    )
