"""How often the confidence sets for ranks hold what they promise: simulated rooms, one process, one thread.

Each room has people of several sectors who give their five best of ten items 5 to 1 points. The true ranks are those
of the expected points. A set is right when it holds the true ranks of all items at once, 90 % being promised. Beside
it, what percentile bars of the same resamples would have done.

    python bench/methods_tiers.py [rooms]
"""

import sys

import numpy as np

from resal.methods.prioritisation.tiers import rank_sets

ITEMS, CHOICES, LEVEL, DRAWS = 10, 5, 0.9, 400
ROOMS = [(18, 4, 0.0), (18, 4, 1.0), (40, 6, 0.0), (40, 6, 1.0), (120, 8, 0.0), (120, 8, 1.0)]


def votes(people: int, spread: float, chance: np.random.Generator) -> np.ndarray:
    """Points (people, items): an item's pull falls from the first to the last, everybody adds their own taste."""
    pull = np.linspace(spread, -spread, ITEMS) + chance.gumbel(size=(people, ITEMS))
    place = np.argsort(np.argsort(-pull, axis=1), axis=1)
    return np.maximum(CHOICES - place, 0).astype(float)


def percentile_bars(scores: np.ndarray, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """The 5th and 95th percentile of each item's rank over resamples: what is often shown."""
    drawn = chance.integers(0, len(scores), size=(DRAWS, len(scores)))
    means = scores[drawn].mean(axis=1)
    best = (means[:, None, :] > means[:, :, None] + 1e-12).sum(axis=2) + 1
    return np.quantile(best, 0.05, axis=0), np.quantile(best, 0.95, axis=0)


def main(rooms: int) -> None:
    print(f"{rooms} rooms each, {ITEMS} items, {LEVEL:.0%} promised for all ranks at once")
    print("people  sectors  true order     sets hold  tiers  bars hold")
    for people, sectors, spread in ROOMS:
        chance = np.random.default_rng(people)
        strata = np.arange(people) % sectors
        true_best = np.arange(1, ITEMS + 1) if spread else np.ones(ITEMS)
        true_worst = np.arange(1, ITEMS + 1) if spread else np.full(ITEMS, ITEMS)
        held = bars = tiers = 0
        for room in range(rooms):
            scores = votes(people, spread, chance)
            found = rank_sets(scores, strata, level=LEVEL, draws=DRAWS, seed=room)
            held += bool(np.all((found.best <= true_best) & (found.worst >= true_worst)))
            tiers += len(found.tiers)
            low, high = percentile_bars(scores, chance)
            bars += bool(np.all((low <= true_best) & (high >= true_worst)))
        kind = "ten apart" if spread else "all equal"
        print(
            f"{people:6}  {sectors:7}  {kind:13}  {held / rooms:9.1%}  {tiers / rooms:5.1f}  {bars / rooms:9.1%}"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
