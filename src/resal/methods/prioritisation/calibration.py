"""Weights that give groups a declared share: post-stratification, raking, the cap, and what weights cost.

Deming and Stephan 1940, Annals of Mathematical Statistics 11: 427–444; Kish 1965, Survey Sampling, section 11.7;
Lumley 2010, Complex Surveys (the R package survey), chapter 7. Targets are declared and frozen before the vote.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Margin = tuple[Sequence[str], Mapping[str, float]]
CLOSE = 1e-10
ROUNDS = 1000


class NotReached(RuntimeError):
    """Raking does not come to the targets: the margins contradict one another, or a combination has nobody."""


def post_stratify(weights: Floats, groups: Sequence[str], target: Mapping[str, float]) -> Floats:
    """Weights (people,) scaled within each group so that the group's total is its target.

    Raises ValueError when a group has people and no target, or a target above 0 and nobody.
    """
    labels = np.asarray(groups)
    check(labels, target)
    scaled = weights.astype(np.float64)
    for group, wanted in target.items():
        own = labels == group
        if own.any():
            scaled[own] *= wanted / scaled[own].sum()
    return scaled


def rake(weights: Floats, margins: Sequence[Margin]) -> Floats:
    """Weights whose totals meet several targets at once: post-stratify on each margin in turn until all hold.

    Each margin gives the group of every person and the targets; all targets have one total. Raises ValueError as
    `post_stratify` does or when the totals differ, NotReached when it does not come to rest.
    """
    totals = [sum(target.values()) for _, target in margins]
    if not np.allclose(totals, totals[0]):
        raise ValueError("all margins need the same total")
    raked = weights.astype(np.float64)
    for _ in range(ROUNDS):
        before = raked
        for groups, target in margins:
            raked = post_stratify(raked, groups, target)
        if np.abs(raked - before).max() <= CLOSE * raked.max():
            break
    if not all(met(raked, groups, target) for groups, target in margins):
        raise NotReached("the margins cannot all be met")
    return raked


def met(weights: Floats, groups: Sequence[str], target: Mapping[str, float]) -> bool:
    labels = np.asarray(groups)
    return all(np.isclose(weights[labels == group].sum(), wanted) for group, wanted in target.items())


def capped(weights: Floats, times: float = 3.0) -> Floats:
    """No weight over `times` the median; the totals then fall short of the targets, which is the price.

    Without a cap four people who are a whole sector can carry an item alone. Raises ValueError for times below 1.
    """
    if times < 1:
        raise ValueError(f"the cap must be 1 or more, not {times:g}")
    return np.minimum(weights, times * np.median(weights))


def effective_n(weights: Floats) -> float:
    """Kish's (Σ w)² / Σ w²: how many equally weighted people would say as much."""
    return float(weights.sum() ** 2 / np.square(weights).sum())


def check(labels: NDArray[np.str_], target: Mapping[str, float]) -> None:
    present = set(labels.tolist())
    if extra := present - set(target):
        raise ValueError(f"no target for {min(extra)}")
    empty = [group for group, wanted in target.items() if wanted > 0 and group not in present]
    if empty:
        raise ValueError(f"nobody in {min(empty)}, which has a target")
