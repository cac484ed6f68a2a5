"""Tiers for any count in which each person gives each item something."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import NOTHING, Unusable, Words
from resal.methods.prioritisation.tiers import rank_sets

MOST_CELLS = 50_000_000
LEVEL = 0.9


def add_tiers(
    result: dict[str, Any],
    scores: NDArray[np.float64],
    items: Sequence[str],
    sectors: Sequence[str | None],
    shares: Mapping[str, float] | None,
    asked: Asked,
) -> None:
    """Put `tiers` in the result and, when it has a balanced count, in that too; say whose tier changes.

    `scores` (people, items), `sectors` one a person, `shares` the weight of each sector in the balanced count.
    """
    if len(scores) < 2 or len(items) < 2:
        raise Unusable(
            "--tiers", Words("au moins deux votants et deux choix", "two voters and two items"), NOTHING
        )
    if scores.size > MOST_CELLS:
        raise Unusable("--tiers", Words("moins de bulletins", "fewer ballots"), len(scores))
    level = asked.level or LEVEL
    names = sorted({sector or "" for sector in sectors})
    strata = np.array([names.index(sector or "") for sector in sectors])
    found = rank_sets(scores, strata, level=level, seed=asked.seed)
    result["tiers"] = [[items[place] for place in tier] for tier in found.tiers]
    result["level"] = level
    ranks = {item: (int(found.best[n]), int(found.worst[n])) for n, item in enumerate(items)}
    for row in result["items"]:
        row["rank_best"], row["rank_worst"] = ranks[row["id"]]
    if shares is None:
        return
    own = np.array([sector in shares for sector in sectors])
    people = {sector: sum(1 for one in sectors if one == sector) for sector in shares}
    weights = np.array([shares[s] / people[s] for s in sectors if s is not None and s in shares])
    even = rank_sets(scores[own], strata[own], weights=weights, level=level, seed=asked.seed)
    result["balanced"]["tiers"] = [[items[place] for place in tier] for tier in even.tiers]
    place = {item: n for n, tier in enumerate(result["tiers"]) for item in tier}
    moved = [item for n, tier in enumerate(result["balanced"]["tiers"]) for item in tier if place[item] != n]
    if moved:
        listed = ", ".join(moved)
        changes = Words(
            f"changent de palier selon le compte : {listed}", f"tier depends on the count: {listed}"
        )
        result["warnings"].append(str(changes))
