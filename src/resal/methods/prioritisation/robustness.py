"""What the order hangs on: one sector, a few people, ballots that look copied. It flags, it never deletes.

The fewest people whose absence would change a conclusion: Broderick, Giordano and Meager 2020, An Automatic
Finite-Sample Robustness Metric (arXiv 2011.14999), exact here because a count is a sum.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from resal.methods.disclosure import PUBLIC, Gate
from resal.methods.prioritisation.tiers import rank_sets

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ALIKE = 3


@dataclass(frozen=True, slots=True)
class Robustness:
    """`without`: for each sector large enough to be spoken of, the places of the items that would leave or join
    the head group without it. `fewest`: how many people would have to be missing for another item to be among the
    first ones; None when the line falls on a tie or there is no line. `alike`: the sizes of the sets of at least
    three identical ballots, largest first. `flat`: how many people gave everything the same score."""

    without: dict[str, tuple[int, ...]]
    fewest: int | None
    alike: tuple[int, ...]
    flat: int


def robustness(
    scores: Floats,
    sectors: Sequence[str],
    places: int,
    *,
    ballots: Collection[Hashable] = (),
    gate: Gate = PUBLIC,
    level: float = 0.9,
    draws: int = 1000,
    seed: int = 1,
) -> Robustness:
    """The report to the facilitator after closing; `scores` (people, items), `sectors` one a person.

    `ballots` are the complete answers to compare with one another, one a person. Only counts and items come out:
    nothing here says what anybody answered. Raises ValueError as `rank_sets` does.
    """
    return Robustness(
        without_each(scores, sectors, gate, level, draws, seed),
        fewest_to_change(scores, places),
        tuple(sorted((n for n in Counter(ballots).values() if n >= ALIKE), reverse=True)),
        int((scores.max(axis=1) == scores.min(axis=1)).sum()),
    )


def without_each(
    scores: Floats, sectors: Sequence[str], gate: Gate, level: float, draws: int, seed: int
) -> dict[str, tuple[int, ...]]:
    """Leave every sector out in turn that the disclosure gate lets be spoken of."""
    names = np.asarray(sectors)
    strata = np.unique(names, return_inverse=True)[1].astype(np.int64)
    head = set(rank_sets(scores, strata, level=level, draws=draws, seed=seed).tiers[0])
    changes = {}
    for sector in gate.per_group(dict(Counter(names.tolist()))).shown:
        kept = names != sector
        if kept.sum() < 2:
            continue
        other = set(rank_sets(scores[kept], strata[kept], level=level, draws=draws, seed=seed).tiers[0])
        changes[sector] = tuple(sorted(head ^ other))
    return changes


def fewest_to_change(scores: Floats, places: int) -> int | None:
    """The smallest number of people without whom some other item would be among the `places` first.

    For a kept item a and one below the line b, the people who most prefer a to b are left out until b draws level.
    """
    totals = scores.sum(axis=0)
    order = np.argsort(-totals, kind="stable")
    if not 0 < places < len(order) or totals[order[places - 1]] == totals[order[places]]:
        return None
    fewest = len(scores)
    for a in order[:places]:
        for b in order[places:]:
            lead = totals[a] - totals[b]
            given = np.cumsum(np.sort(scores[:, a] - scores[:, b])[::-1])
            fewest = min(fewest, int(np.searchsorted(given, lead - 1e-9)) + 1)
    return fewest
