"""Choices between two items, counted by Bradley and Terry's model."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from resal.commands.prioritise.material import Choices
from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted
from resal.methods.prioritisation.paired import (
    Abilities,
    Floats,
    NoMaximum,
    bradley_terry,
    may_stop,
    next_pair,
)
from resal.methods.prioritisation.ranks import ordered, ranks

FIRST = 5
LEVEL = 0.9


def count(choices: Choices, method: str, asked: Asked) -> dict[str, Any]:
    items = (*choices.items, *(item for item in asked.items if item not in choices.items))
    reference = items[0] if asked.reference is None else asked.reference
    if reference not in items:
        raise Unusable("--reference", Words("un choix du fichier", "an item of the file"), quoted(reference))
    if option := asked.needs_people:
        raise Unusable(
            option, Words("des bulletins ou des notes", "ballots or scores"), Words("des paires", "pairs")
        )
    if len(items) < 2:
        raise Unusable("-", Words("au moins deux choix", "two items"), NOTHING)
    place = {item: n for n, item in enumerate(items)}
    wins = np.zeros((len(items), len(items)))
    for (winner, loser), twice in choices.doubled.items():
        wins[place[winner], place[loser]] += twice / 2
    try:
        fit = bradley_terry(wins, place[reference], asked.ridge)
    except NoMaximum as apart:
        raise Unusable("--ridge", ADVICE, ", ".join(items[n] for n in apart.apart)) from None
    values = {item: float(fit.ability[n]) for item, n in place.items()}
    rank = ranks({item: round(value, 9) for item, value in values.items()})
    rows = [
        {
            "id": item,
            "label": item,
            "score": 100 * float(fit.chance[place[item]]),
            "rank": rank[item],
            "ability": values[item],
            "se": float(fit.se[place[item]]),
        }
        for item in ordered(rank)
    ]
    return {
        "n_voters": choices.voters,
        "n_excluded": 0,
        "n_comparisons": int(wins.sum()),
        "items": rows,
        "winners": [row["id"] for row in rows if row["rank"] == 1],
        "agreement": {},
        "warnings": [],
    } | (further(fit, wins, items, asked) if asked.ask else {})


def further(fit: Abilities, wins: Floats, items: Sequence[str], asked: Asked) -> dict[str, Any]:
    """What to ask next, and whether enough was asked to name the first k."""
    pair = next_pair(fit, wins + wins.T)
    places = min(asked.k or FIRST, len(items) - 1)
    return {
        "next_pair": pair and [items[place] for place in pair],
        "may_stop": may_stop(fit, places, asked.level or LEVEL),
    }


ADVICE = Words(
    "une valeur au-dessus de 0, comme 1 : sans elle le calcul n’a pas de maximum, car certains choix n’ont jamais "
    "perdu, jamais gagné ou jamais rencontré les autres",
    "a value above 0, like 1: without it there is no maximum, since some items never lost to, never beat or never "
    "met the others",
)
