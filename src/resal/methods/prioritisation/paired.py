"""Bradley–Terry: abilities from pairwise choices, with their standard errors.

Bradley and Terry 1952, Biometrika 39: 324–345; existence of the maximum: Ford 1957, American Mathematical
Monthly 64(8): 28–33; Agresti 2013, Categorical Data Analysis, section 11.6.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve
from scipy.linalg.lapack import dpotri
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components
from scipy.special import expit, ndtri

Floats = NDArray[np.float64]
STEPS = 100
# Newton doubles the right digits: after a step this small the next would be below what a float holds.
CLOSE = 1e-8
WIDEST = 600.0


class NoMaximum(ValueError):
    """Some items never lost to, or never met, the others: no finite abilities fit best.

    `apart` holds the places of the items of one such set.
    """

    def __init__(self, apart: list[int]) -> None:
        super().__init__("the abilities have no finite maximum without a ridge")
        self.apart = apart


@dataclass(frozen=True, slots=True)
class Abilities:
    """`ability` (n,): log odds against the reference, which has 0; `se` (n,): their standard errors;
    `covariance` (n, n): of these differences; `chance` (n,): the probability of beating another item drawn at
    random, all in the order of the items given."""

    ability: Floats
    se: Floats
    covariance: Floats
    chance: Floats


def bradley_terry(wins: Floats, reference: int = 0, ridge: float = 0.0) -> Abilities:
    """Fit P(i beats j) = 1 / (1 + exp(b_j − b_i)) by Newton's method.

    `wins` (n, n): how often i was preferred to j; a tie is half a win for both. `ridge` λ adds − λ/2 Σ b² to the
    log likelihood, a normal prior of variance 1/λ around the mean of all the items: for few comparisons.
    With a ridge the standard errors are those of the posterior mode. Raises NoMaximum when ridge is 0 and the
    items are not all linked by wins in both directions; ValueError for negative or non-square input.
    """
    if wins.ndim != 2 or wins.shape[0] != wins.shape[1] or wins.size == 0 or wins.min() < 0 or ridge < 0:
        raise ValueError("wins must be a square matrix of numbers of 0 or more, ridge 0 or more")
    n = len(wins)
    met = wins + wins.T
    np.fill_diagonal(met, 0)
    if ridge == 0:
        check_linked(wins)
    total = wins.sum(axis=1) - np.diag(wins)
    ability = np.zeros(n)
    steady = ridge * np.eye(n) + (1.0 if ridge == 0 else 0.0)
    for _ in range(STEPS):
        gradient, information = slope(ability, met, total, ridge)
        step = cho_solve(cho_factor(information + steady, overwrite_a=True), gradient, check_finite=False)
        ability += limited(step)
        if np.abs(step).max() < CLOSE * max(1.0, np.abs(ability).max()):
            break
    _, information = slope(ability, met, total, ridge)
    full = inverse(information + steady)
    covariance = full - full[reference, :] - full[:, [reference]] + full[reference, reference]
    chance = (beats(ability).sum(axis=1) - 0.5) / (n - 1) if n > 1 else np.full(n, 0.5)
    se = np.sqrt(np.maximum(np.diag(covariance), 0))
    return Abilities(ability - ability[reference], se, covariance, chance)


def slope(ability: Floats, met: Floats, total: Floats, ridge: float) -> tuple[Floats, Floats]:
    """Gradient (n,) of the penalised log likelihood, and the information (n, n) of the likelihood."""
    odds = beats(ability)
    expected = met * odds
    gradient = total - expected.sum(axis=1) - ridge * ability
    weight = expected * (1.0 - odds)
    information = -weight
    np.fill_diagonal(information, weight.sum(axis=1) - np.diag(weight))
    return gradient, information


def beats(ability: Floats) -> Floats:
    """(n, n): the probability that i is preferred to j."""
    if np.ptp(ability) > WIDEST:
        return np.asarray(expit(ability[:, None] - ability[None, :]))
    strength = np.exp(ability - ability.min())
    return np.asarray(strength[:, None] / (strength[:, None] + strength[None, :]))


def inverse(matrix: Floats) -> Floats:
    """Of a symmetric positive definite matrix, by its Cholesky factor."""
    factor, _lower = cho_factor(matrix, lower=True)
    half, _info = dpotri(factor, lower=1)
    return np.asarray(np.tril(half) + np.tril(half, -1).T)


def limited(step: Floats) -> Floats:
    """No more than two log odds at once: Newton's first steps may shoot far over."""
    return step * min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-300))


def check_linked(wins: Floats) -> None:
    number, label = connected_components(csr_array(wins > 0), directed=True, connection="strong")
    if number > 1:
        smallest = min(range(number), key=lambda part: (int((label == part).sum()), part))
        raise NoMaximum(np.flatnonzero(label == smallest).tolist())


def next_pair(
    abilities: Abilities | None, met: Floats, seen: NDArray[np.bool_] | None = None
) -> tuple[int, int] | None:
    """The pair to ask next: the least compared so far, then the one that would teach most.

    `met` (n, n): comparisons so far, in all; `seen` (n, n): pairs that this person had already. What a pair
    teaches is p (1 − p) Var(b_i − b_j), the information of one answer times what is still unknown; without
    abilities the first pair by place is taken. None when the person has seen all.
    """
    left = np.triu(np.ones(met.shape, dtype=bool), 1)
    if seen is not None:
        left &= ~(seen | seen.T)
    if not left.any():
        return None
    left &= met == met[left].min()
    worth = np.zeros(met.shape)
    if abilities is not None:
        odds = beats(abilities.ability)
        own = np.diag(abilities.covariance)
        worth = odds * (1 - odds) * (own[:, None] + own[None, :] - 2 * abilities.covariance)
    place = int(np.argmax(np.where(left, worth, -1.0)))
    return place // len(met), place % len(met)


def may_stop(abilities: Abilities, places: int, level: float = 0.9) -> bool:
    """Enough was asked: every one of the `places` best is surely above every other item, all pairs at once.

    Differences across the line are judged by their own standard errors at the level shared out over the pairs
    (Bonferroni). True when there is no line. Raises ValueError when places is negative.
    """
    if places < 0:
        raise ValueError(f"places must be 0 or more, not {places}")
    order = np.argsort(-abilities.ability, kind="stable")
    kept, left = order[:places], order[places:]
    if len(kept) == 0 or len(left) == 0:
        return True
    own = np.diag(abilities.covariance)
    variance = own[kept, None] + own[None, left] - 2 * abilities.covariance[np.ix_(kept, left)]
    apart = abilities.ability[kept, None] - abilities.ability[None, left]
    critical = float(ndtri(1 - (1 - level) / (len(kept) * len(left))))
    return bool(np.all(apart > critical * np.sqrt(np.maximum(variance, 0))))
