"""Choices between two items, counted by Bradley and Terry's model."""

from typing import Any

import numpy as np

from resal.commands.prioritise.material import Choices
from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted
from resal.methods.prioritisation.paired import NoMaximum, bradley_terry
from resal.methods.prioritisation.ranks import ordered, ranks


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
    }


ADVICE = Words(
    "une valeur au-dessus de 0, comme 1 : sans elle le calcul n’a pas de maximum, car certains choix n’ont jamais "
    "perdu, jamais gagné ou jamais rencontré les autres",
    "a value above 0, like 1: without it there is no maximum, since some items never lost to, never beat or never "
    "met the others",
)
