"""Which items bring groups together and which set them apart: η², tested by permutation, corrected by Holm.

η²: Pearson 1905; permutation p with the observed one counted in: Phipson and Smyth 2010, Stat. Appl. Genet. Mol.
Biol. 9: 39; Holm 1979, Scandinavian Journal of Statistics 6: 65–70.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Contrast:
    """`eta_squared` (items,): the share of the variance of scores that lies between groups, NaN without variance;
    `between` (items,): the variance of the groups' means; `p` (items,): its permutation p, `p_holm` corrected for
    the number of items; `unites` and `divides`: places of items, in the order of their mean."""

    eta_squared: Floats
    between: Floats
    p: Floats
    p_holm: Floats
    unites: tuple[int, ...]
    divides: tuple[int, ...]


def contrast(
    scores: Floats, groups: Ints, places: int, *, alpha: float = 0.05, draws: int = 999, seed: int = 1
) -> Contrast:
    """Compare groups on every item; `scores` (people, items), `groups` (people,) numbered from 0.

    Divides: among the `places` best of at least one group, with an η² that shuffling people between groups reaches
    with a corrected probability of at most `alpha`. Unites: among the `places` best of the mean of the groups'
    means, not significant, and with no more variance between groups than the median item. Groups under the
    disclosure threshold must be merged before. Raises ValueError with fewer than two groups.
    """
    if len(np.unique(groups)) < 2:
        raise ValueError("at least two groups are needed")
    member = (groups[:, None] == np.arange(groups.max() + 1)).astype(np.float64)
    member = member[:, member.any(axis=0)]
    means = member.T @ scores / member.sum(axis=0)[:, None]
    within, total = spread(scores, member)
    share = np.divide(total - within, total, out=np.full(len(total), np.nan), where=total > 0)
    p = permutation_p(scores, member, draws, np.random.default_rng(seed))
    corrected = holm(p)
    even = means.mean(axis=0)
    between = means.var(axis=0)
    high = np.argsort(np.argsort(-even, kind="stable"), kind="stable") < places
    somewhere = (np.argsort(np.argsort(-means, axis=1, kind="stable"), axis=1, kind="stable") < places).any(
        axis=0
    )
    divides = somewhere & (corrected <= alpha)
    unites = high & (corrected > alpha) & (between <= np.median(between))
    order = np.argsort(-even, kind="stable").tolist()
    return Contrast(
        share,
        between,
        p,
        corrected,
        unites=tuple(item for item in order if unites[item]),
        divides=tuple(item for item in order if divides[item]),
    )


def spread(scores: Floats, member: Floats) -> tuple[Floats, Floats]:
    """Sums of squares (items,) within groups and in all."""
    centred = scores - scores.mean(axis=0)
    total = np.square(centred).sum(axis=0)
    sums = member.T @ centred
    between = (np.square(sums) / member.sum(axis=0)[:, None]).sum(axis=0)
    return np.maximum(total - between, 0), total


def permutation_p(scores: Floats, member: Floats, draws: int, chance: np.random.Generator) -> Floats:
    """The share of shufflings, the observed one counted in, that put at least as much between groups."""
    centred = scores - scores.mean(axis=0)
    size = member.sum(axis=0)[:, None]

    def between(shuffled: Floats) -> Floats:
        found: Floats = (np.square(shuffled.T @ centred) / size).sum(axis=0)
        return found

    observed = between(member)
    reached = np.ones(scores.shape[1])
    for _ in range(draws):
        reached += between(member[chance.permutation(len(member))]) >= observed * (1 - 1e-12)
    return reached / (draws + 1)


def holm(p: Floats) -> Floats:
    """Holm's step-down corrected p values."""
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    corrected = np.empty(len(p))
    corrected[order] = np.minimum(stepped, 1)
    return corrected
