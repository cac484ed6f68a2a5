"""Tiers for any count in which each person gives each item something."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resal.commands.prioritise.options import Asked
from resal.commands.prioritise.words import NOTHING, Unusable, Words
from resal.methods.prioritisation.contrast import contrast
from resal.methods.prioritisation.robustness import robustness
from resal.methods.prioritisation.tiers import rank_sets

MOST_CELLS = 50_000_000
LEVEL = 0.9
FIRST = 5


@dataclass(frozen=True, slots=True)
class People:
    """What each person gave: `scores` (people, items), and their `sectors` and complete `ballots`, one a person."""

    scores: NDArray[np.float64]
    items: Sequence[str]
    sectors: Sequence[str | None]
    ballots: Sequence[Hashable]


def add(result: dict[str, Any], people: People, weights: NDArray[np.float64] | None, asked: Asked) -> None:
    """Put in the result what was asked of `--tiers` and `--robustness`.

    `weights` are those of the people in the balanced count, None without one.
    """
    option = "--tiers" if asked.tiers else "--robustness"
    if len(people.scores) < 2 or len(people.items) < 2:
        raise Unusable(
            option, Words("au moins deux votants et deux choix", "two voters and two items"), NOTHING
        )
    if people.scores.size > MOST_CELLS:
        raise Unusable(option, Words("moins de bulletins", "fewer ballots"), len(people.scores))
    if asked.tiers:
        add_tiers(result, people, asked)
        if weights is not None:
            add_balanced_tiers(result, people, weights, asked)
    if asked.robustness:
        add_robustness(result, people, asked)


def weights_by(shares: Mapping[str, float] | None, people: People) -> NDArray[np.float64] | None:
    """What each person weighs when each sector weighs its share: 0 outside of all sectors."""
    if shares is None:
        return None
    voters = Counter(people.sectors)
    return np.array([float(shares.get(sector or "", 0)) / voters[sector] for sector in people.sectors])


def strata_of(people: People) -> NDArray[np.int64]:
    names = sorted({sector or "" for sector in people.sectors})
    return np.array([names.index(sector or "") for sector in people.sectors], dtype=np.int64)


def add_tiers(result: dict[str, Any], people: People, asked: Asked) -> None:
    level = asked.level or LEVEL
    found = rank_sets(people.scores, strata_of(people), level=level, seed=asked.seed)
    result["tiers"] = [[people.items[place] for place in tier] for tier in found.tiers]
    result["level"] = level
    ranks = {item: (int(found.best[n]), int(found.worst[n])) for n, item in enumerate(people.items)}
    for row in result["items"]:
        row["rank_best"], row["rank_worst"] = ranks[row["id"]]


def add_balanced_tiers(
    result: dict[str, Any], people: People, weights: NDArray[np.float64], asked: Asked
) -> None:
    """The tiers of the balanced count, whose tier it changes, what unites sectors and what divides them."""
    block, items = result["balanced"], people.items
    own = weights > 0
    scores, strata = people.scores[own], strata_of(people)[own]
    even = rank_sets(scores, strata, weights=weights[own], level=result["level"], seed=asked.seed)
    block["tiers"] = [[items[place] for place in tier] for tier in even.tiers]
    place = {item: n for n, tier in enumerate(result["tiers"]) for item in tier}
    moved = [item for n, tier in enumerate(block["tiers"]) for item in tier if place[item] != n]
    if moved:
        listed = ", ".join(moved)
        changes = Words(
            f"changent de palier selon le compte : {listed}", f"tier depends on the count: {listed}"
        )
        result["warnings"].append(str(changes))
    if len(set(strata.tolist())) > 1:
        found = contrast(scores, strata, places_of(asked, items), seed=asked.seed)
        block["unites"] = [items[n] for n in found.unites]
        block["divides"] = [items[n] for n in found.divides]


def add_robustness(result: dict[str, Any], people: People, asked: Asked) -> None:
    found = robustness(
        people.scores,
        [sector or "" for sector in people.sectors],
        places_of(asked, people.items),
        ballots=people.ballots,
        level=asked.level or LEVEL,
        seed=asked.seed,
    )
    result["robustness"] = {
        "without": {sector: [people.items[n] for n in items] for sector, items in found.without.items()},
        "fewest": found.fewest,
        "alike": list(found.alike),
        "flat": found.flat,
    }


def places_of(asked: Asked, items: Sequence[str]) -> int:
    """How many first items are spoken of."""
    return min(asked.k or FIRST, len(items) - 1)
