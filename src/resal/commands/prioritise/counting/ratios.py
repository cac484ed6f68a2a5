"""A table of ratios, weighed by AHP."""

from typing import Any

import numpy as np

from resal.commands.prioritise.material import Ratios
from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import BALLOTS, Unusable, Words
from resal.methods.prioritisation.multicriteria import ahp
from resal.methods.prioritisation.ranks import ordered, ranks

CONSISTENT = 0.10


def count(ratios: Ratios, method: str, asked: Asked) -> dict[str, Any]:
    if option := asked.needs_people:
        raise Unusable(option, BALLOTS, Words("des rapports", "ratios"))
    table = np.array(ratios.rows)
    for i, j in np.argwhere(~(np.abs(table * table.T - 1) <= 0.01)):
        expected = Words(
            f"{ratios.items[j]} sur {ratios.items[i]} égal à l’inverse",
            f"{ratios.items[j]} to {ratios.items[i]} to be the inverse",
        )
        raise Unusable(i + 2, expected, f"{table[i, j]:g} × {table[j, i]:g}")
    found = ahp(table)
    rank = ranks({item: round(float(w), 12) for item, w in zip(ratios.items, found.weights, strict=True)})
    weight = dict(zip(ratios.items, map(float, found.weights), strict=True))
    rows = [{"id": i, "label": i, "score": weight[i], "rank": rank[i]} for i in ordered(rank)]
    warnings = []
    if found.cr is not None and found.cr > CONSISTENT:
        torn = Words(
            "les comparaisons se contredisent (cr > 0,10)",
            "the comparisons contradict one another (cr > 0.10)",
        )
        warnings.append(str(torn))
    return {
        "n_voters": 1,
        "n_excluded": 0,
        "items": rows,
        "winners": [row["id"] for row in rows if row["rank"] == 1],
        "cr": found.cr,
        "agreement": {},
        "warnings": warnings,
    }
