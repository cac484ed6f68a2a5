"""Pairs: « lequel des deux passe d’abord ? », a few at a time, for days."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resal.methods.disclosure import HARD_MINIMUM, Gate
from resal.methods.prioritisation.paired import bradley_terry, may_stop
from resal.methods.prioritisation.paired import next_pair as least_compared
from resal.workshops.domain.polls.base import Given, Item, Unusable, held_back, nothing, whole
from resal.workshops.domain.polls.orders import lines

DEFAULTS: dict[str, Any] = {"pairs": 20}
ENOUGH = 10
"""Comparisons of each item after which the list has been looked at enough to end, whatever people said."""
RIDGE = 0.5
FIRST = 5
Floats = NDArray[np.float64]


def checked(answers: Mapping[str, Any], items: Sequence[Item], settings: Mapping[str, Any]) -> dict[str, Any]:
    """{"3-7": 1}: 3 before 7; −1 the other way; 0 « je ne peux pas choisir »."""
    numbers = {item.number for item in items}
    kept = {}
    for name, said in answers.items():
        first, second = _pair(name, numbers)
        kept[f"{first}-{second}"] = whole(said, -1, 1, "opinion")
    if not kept:
        raise Unusable("empty")
    if len(kept) > settings["pairs"]:
        raise Unusable("too_many_pairs", most=settings["pairs"])
    return dict(sorted(kept.items()))


def next_pair(
    own: Iterable[str], everybody: Iterable[str], order: Sequence[int], avoid: str = ""
) -> tuple[int, int] | None:
    """The pair to ask this person: among those that nobody or few answered, in the person's own order.

    Only which pairs were answered counts, never what was said: an open list gives nothing away.
    """
    place = {number: where for where, number in enumerate(order)}
    met, seen = np.zeros((len(order), len(order))), np.zeros((len(order), len(order)), dtype=bool)
    for name in everybody:
        if (where := _places(name, place)) is not None:
            met[where] += 1
            met[where[::-1]] += 1
    for name in [*own, avoid]:
        if (where := _places(name, place)) is not None:
            seen[where] = True
    met += met.sum(axis=1)[:, None] + met.sum(axis=0)[None, :]
    found = least_compared(None, met, seen)
    return None if found is None else (order[found[0]], order[found[1]])


def coverage(everybody: Iterable[str], items: Sequence[Item]) -> int:
    """How often the item that was compared least was compared."""
    times = {item.number: 0 for item in items}
    for name in everybody:
        for number in name.split("-"):
            if int(number) in times:
                times[int(number)] += 1
    return min(times.values(), default=0)


def result_of(
    people: Sequence[Given], items: Sequence[Item], settings: Mapping[str, Any], gate: Gate
) -> dict[str, Any]:
    """The order by Bradley–Terry with a light prior; the chance of going before another item drawn at random.

    An item compared fewer than three times stands apart. `sure`: the head is surely above the rest.
    """
    if held_back(people):
        return nothing(people)
    numbers = [item.number for item in items]
    wins = _wins(people, numbers)
    times = wins.sum(axis=1) + wins.sum(axis=0)
    ranked = [place for place in range(len(numbers)) if times[place] >= HARD_MINIMUM]
    apart = [numbers[place] for place in range(len(numbers)) if place not in ranked]
    told, sure = _ranked(wins, ranked, numbers, len(people) >= gate.average_from)
    return {
        "voters": len(people),
        "withheld": False,
        "is_balanced": False,
        "lines": [*told, *({"item": n, "rank": None, "label": "", "chance": None} for n in apart)],
        "sectors": [],
        "compared": sum(len(one.answers) for one in people),
        "sure": sure,
    }


def _ranked(
    wins: Floats, ranked: Sequence[int], numbers: Sequence[int], said: bool
) -> tuple[list[dict[str, Any]], bool]:
    if len(ranked) < 2:
        return [], False
    found = bradley_terry(wins[np.ix_(ranked, ranked)], ridge=RIDGE)
    chance = {numbers[place]: round(100 * float(c)) for place, c in zip(ranked, found.chance, strict=True)}
    told = lines({number: Fraction(cases) for number, cases in chance.items()}, None)
    for line in told:
        line["chance"] = chance[line["item"]] if said else None
    return told, may_stop(found, min(FIRST, len(ranked) // 2))


def _wins(people: Sequence[Given], numbers: Sequence[int]) -> Floats:
    place = {number: where for where, number in enumerate(numbers)}
    wins = np.zeros((len(numbers), len(numbers)))
    for one in people:
        for name, said in one.answers.items():
            first, second = (place[int(part)] for part in name.split("-"))
            wins[first, second] += (1 + said) / 2
            wins[second, first] += (1 - said) / 2
    return wins


def _pair(name: str, numbers: set[int]) -> tuple[int, int]:
    parts = str(name).split("-")
    known = [int(part) for part in parts if part.isascii() and part.isdigit() and int(part) in numbers]
    if len(parts) != 2 or len(known) != 2 or known[0] >= known[1]:
        raise Unusable("unknown", item=str(name)[:12])
    return known[0], known[1]


def _places(name: str, place: Mapping[int, int]) -> tuple[int, int] | None:
    parts = [int(part) for part in name.split("-") if part.isdigit()]
    return (place[parts[0]], place[parts[1]]) if len(parts) == 2 and set(parts) <= set(place) else None
