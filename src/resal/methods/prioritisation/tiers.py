"""Which differences of rank are more than chance: confidence sets for ranks, and the tiers that they allow.

Mogstad, Romano, Shaikh and Wilhelm 2024, Inference for Ranks, Review of Economic Studies 91: 476–518: joint
confidence sets from all pairwise differences with one max-t critical value. Resamples studentised one by one: Hall
1988, Annals of Statistics 16: 927–953; people resampled within sectors: Rao and Wu 1988, JASA 83: 231–241.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
CHUNK = 4_000_000


@dataclass(frozen=True, slots=True)
class RankSets:
    """`best` and `worst` (items,): the ranks that each item may really have, all of them jointly at the level.
    `separated` (items, items): true where item i is surely above item j. `tiers`: places of the items, the first
    tier first. `critical`: the max-t value."""

    best: Ints
    worst: Ints
    separated: NDArray[np.bool_]
    tiers: tuple[tuple[int, ...], ...]
    critical: float


def rank_sets(
    scores: Floats,
    strata: Ints,
    *,
    weights: Floats | None = None,
    level: float = 0.9,
    draws: int = 1000,
    seed: int = 1,
) -> RankSets:
    """Confidence sets for the ranks of the weighted mean scores, jointly at `level`, and tiers.

    `scores` (people, items): what each person gave each item; `strata` (people,): each person's sector;
    `weights` (people,): summing to 1, equal when None. Two items are separated when their difference exceeds
    `critical` standard errors. A standard error is at least what one more person who reversed the difference
    would make it, so that a handful of unanimous people proves nothing. A sector of one person cannot be
    resampled: such sectors are taken together. Raises ValueError for fewer than two people or items, shapes
    that do not fit, or a level not between 0 and 1.
    """
    people, items = scores.shape
    if people < 2 or items < 2 or strata.shape != (people,) or not 0 < level < 1:
        raise ValueError("two people, two items, one stratum a person and a level between 0 and 1 are needed")
    share = np.full(people, 1 / people) if weights is None else weights / weights.sum()
    part = scores * share[:, None]
    groups = collapsed(strata)
    critical = max_t(part, groups, level, draws, np.random.default_rng(seed))
    estimate = part.sum(axis=0)
    apart = estimate[:, None] - estimate[None, :]
    floor = 2 * np.abs(apart) / people
    separated = apart > critical * np.maximum(standard_errors(part, groups), floor)
    return RankSets(
        best=1 + separated.sum(axis=0),
        worst=items - separated.sum(axis=1),
        separated=separated,
        tiers=layers(separated, estimate),
        critical=critical,
    )


def collapsed(strata: Ints) -> list[Ints]:
    """The people of each stratum; strata of one person are taken together, or join the smallest other."""
    members = [np.flatnonzero(strata == stratum) for stratum in np.unique(strata)]
    alone = [own for own in members if len(own) == 1]
    kept = sorted((own for own in members if len(own) > 1), key=len)
    if len(alone) == 1 and kept:
        kept[0] = np.concatenate([kept[0], alone[0]])
    elif alone:
        kept.append(np.concatenate(alone))
    return kept


def standard_errors(part: Floats, groups: list[Ints]) -> Floats:
    """Matrix (items, items): of the differences of the sums of `part`, people drawn within groups."""
    covariance = np.zeros((part.shape[1], part.shape[1]))
    for own in groups:
        centred = part[own] - part[own].mean(axis=0)
        covariance += centred.T @ centred * len(own) / (len(own) - 1)
    return errors_of(covariance)


def errors_of(covariance: Floats) -> Floats:
    """Standard errors (…, items, items) of differences, from covariances (…, items, items)."""
    own = np.diagonal(covariance, axis1=-2, axis2=-1)
    both = own[..., :, None] + own[..., None, :]
    variance = both - 2 * covariance
    errors: Floats = np.sqrt(np.where(variance > 1e-12 * both, variance, 0))
    return errors


def drawn(people: int, draws: int, chance: np.random.Generator) -> Floats:
    """Matrix (draws, people): how often each person is in each resample of as many people."""
    places = chance.integers(0, people, size=(draws, people)) + people * np.arange(draws)[:, None]
    return np.bincount(places.ravel(), minlength=draws * people).reshape(draws, people).astype(np.float64)


def resampled(
    part: Floats, groups: list[Ints], draws: int, chance: np.random.Generator
) -> tuple[Floats, Floats]:
    """For each resample of people within groups: how far the sums of `part` moved (draws, items), and the
    covariance that this resample by itself would give them (draws, items, items)."""
    items = part.shape[1]
    moved, covariance = np.zeros((draws, items)), np.zeros((draws, items, items))
    for own in groups:
        n = len(own)
        centred = part[own] - part[own].mean(axis=0)
        products = (centred[:, :, None] * centred[:, None, :]).reshape(n, items * items)
        times = drawn(n, draws, chance)
        sums = times @ centred
        moved += sums
        squares = (times @ products).reshape(draws, items, items)
        covariance += (squares - sums[:, :, None] * sums[:, None, :] / n) * (n / (n - 1))
    return moved, covariance


def max_t(part: Floats, groups: list[Ints], level: float, draws: int, chance: np.random.Generator) -> float:
    """The level's quantile of the largest |resampled difference| / its own standard error over all pairs.

    Each resample is judged by its own standard errors, since with few people these are uncertain too. None is
    taken under half of the real one: three people of a sector, drawn alike, would have none.
    """
    people, items = part.shape
    real = standard_errors(part, groups)
    step = max(1, CHUNK // (people + items * items))
    largest: list[Floats] = []
    for start in range(0, draws, step):
        moved, covariance = resampled(part, groups, min(step, draws - start), chance)
        errors = np.maximum(errors_of(covariance), real / 2)
        apart = np.abs(moved[:, :, None] - moved[:, None, :])
        ratio = np.divide(apart, errors, out=np.zeros_like(apart), where=errors > 0)
        largest.append(ratio.max(axis=(1, 2)))
    place = min(draws, int(np.ceil(level * (draws + 1)))) - 1
    return float(np.sort(np.concatenate(largest))[place])


def layers(separated: NDArray[np.bool_], estimate: Floats) -> tuple[tuple[int, ...], ...]:
    """The head group: items that none is surely above; then the same among those that are left."""
    left = list(range(len(separated)))
    found = []
    while left:
        head = [item for item in left if not separated[left, item].any()]
        found.append(tuple(sorted(head, key=lambda item: (-estimate[item], item))))
        left = [item for item in left if item not in head]
    return tuple(found)
