"""Who beats whom: pairwise counts, the Condorcet winner, Schulze's beatpaths."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from resal.methods.prioritisation.ballots import Profile
from resal.methods.prioritisation.ranks import positions

Counts = NDArray[np.int64]
Strength = Literal["winning", "margins"]
CHUNK = 4_000_000


def duels(profile: Profile) -> Counts:
    """Matrix (n, n): how many people put item i strictly above item j; unranked items are tied last."""
    n = len(profile.items)
    column = {item: place for place, item in enumerate(profile.items)}
    piles = list(profile.distinct())
    places = np.empty((len(piles), n), dtype=np.int32)
    for row, pile in enumerate(piles):
        for item, place in positions(pile.tiers, profile.items).items():
            places[row, column[item]] = place
    weights = np.array([pile.count for pile in piles], dtype=np.int64)
    counts = np.zeros((n, n), dtype=np.int64)
    step = max(1, CHUNK // max(1, n * n))
    for start in range(0, len(piles), step):
        some = places[start : start + step]
        above = some[:, :, None] < some[:, None, :]
        counts += np.einsum("b,bij->ij", weights[start : start + step], above)
    return counts


def condorcet_winner(profile: Profile) -> str | None:
    """The item that wins every duel by a strict majority of those who decided it, None when there is none."""
    counts = duels(profile)
    wins = (counts > counts.T).sum(axis=1)
    beats_all = np.flatnonzero(wins == len(profile.items) - 1)
    return profile.items[int(beats_all[0])] if len(beats_all) else None


def beatpaths(counts: Counts, strength: Strength = "winning") -> Counts:
    """Matrix (n, n) of the strength of the strongest path from i to j, as dense ranks; 0 where there is none.

    A path is as strong as its weakest duel. "winning" compares duels by the votes of the winner, then by the
    fewer votes against (Schulze's ≻win); "margins" by the difference.
    """
    against = counts.T
    won = counts > against
    most = int(counts.max(initial=0)) + 1
    order = counts * most - against if strength == "winning" else counts - against
    levels = np.unique(order[won])
    paths = np.where(won, np.searchsorted(levels, order) + 1, 0).astype(np.int32)
    for middle in range(len(counts)):
        through = np.minimum(paths[:, middle, None], paths[None, middle, :])
        np.maximum(paths, through, out=paths)
    np.fill_diagonal(paths, 0)
    return paths.astype(np.int64)


def schulze(profile: Profile, strength: Strength = "winning") -> dict[str, int]:
    """How many items each one beats by beatpath (Schulze 2011, Social Choice and Welfare 36: 267–303).

    Item i beats j when the strongest path from i to j is stronger than the one back. The relation is transitive,
    so an item that beats another has the higher number; items with one number share a rank.
    """
    paths = beatpaths(duels(profile), strength)
    wins = (paths > paths.T).sum(axis=1)
    return {item: int(n) for item, n in zip(profile.items, wins, strict=True)}
