"""Second readings of a table of criteria: TOPSIS, AHP, and how far the order depends on the weights (SMAA)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
RANDOM_INDEX = (0.0, 0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59)


def topsis(table: Floats, weights: Floats, costs: NDArray[np.bool_]) -> Floats:
    """Closeness (0 to 1) of each item to the ideal (Hwang and Yoon 1981, Multiple Attribute Decision Making).

    `table` (items, criteria), `weights` (criteria,) scaled to sum 1, `costs` (criteria,) true where less is
    better. Vector normalisation, euclidean distances to the best and worst values of the table. NaN where all
    items are alike. Raises ValueError for weights that are negative or all 0.
    """
    check_weights(weights)
    length = np.sqrt(np.square(table).sum(axis=0))
    scaled = np.divide(table, length, out=np.zeros_like(table), where=length > 0) * (weights / weights.sum())
    signed = np.where(costs, -scaled, scaled)
    far = np.sqrt(np.square(signed - signed.max(axis=0)).sum(axis=1))
    near = np.sqrt(np.square(signed - signed.min(axis=0)).sum(axis=1))
    closeness: Floats = np.divide(near, far + near, out=np.full(len(table), np.nan), where=far + near > 0)
    return closeness


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """`weights` (n,) sum to 1; `eigenvalue` the largest; `cr` the consistency ratio, 0 for n under 3, None
    above 15 items, for which no random index is published. Over .10 the judgements contradict one another."""

    weights: Floats
    eigenvalue: float
    cr: float | None


def ahp(matrix: Floats) -> Hierarchy:
    """Principal eigenvector of a matrix of pairwise ratios (Saaty 1980; random indices of Saaty and Tran 2007).

    Raises ValueError unless the matrix is square, positive, and reciprocal to 1 % (ratios come rounded).
    """
    n = len(matrix)
    if matrix.ndim != 2 or matrix.shape != (n, n) or n == 0 or not np.all(matrix > 0):
        raise ValueError("a square matrix of positive ratios is needed")
    if not np.allclose(matrix * matrix.T, 1, rtol=0, atol=0.01):
        raise ValueError("the ratio of j to i must be one over that of i to j")
    values, vectors = np.linalg.eig(matrix)
    largest = int(np.argmax(values.real))
    weights = np.abs(vectors[:, largest].real)
    eigenvalue = float(values[largest].real)
    if n < 3:
        cr: float | None = 0.0
    elif n < len(RANDOM_INDEX):
        cr = max(0.0, (eigenvalue - n) / (n - 1) / RANDOM_INDEX[n])
    else:
        cr = None
    return Hierarchy(weights / weights.sum(), eigenvalue, cr)


def rank_acceptability(table: Floats, *, draws: int = 10_000, seed: int = 1, ordered: bool = False) -> Floats:
    """Matrix (items, ranks): the share of all possible weights under which an item has a rank.

    `table` (items, criteria), more is better. Weights are drawn uniformly from those that sum to 1, and with
    `ordered` only from those that fall from the first criterion to the last (SMAA-2: Lahdelma and Salminen
    2001, Operations Research 49: 444–454). Items that tie under a draw share its ranks equally. The standard
    error of a share is at most 0.5 / √draws.
    """
    chance = np.random.default_rng(seed)
    weights = chance.dirichlet(np.ones(table.shape[1]), size=draws)
    if ordered:
        weights = -np.sort(-weights, axis=1)
    scores = weights @ table.T
    above = (scores[:, None, :] > scores[:, :, None] + 1e-12).sum(axis=2)
    level = (np.abs(scores[:, None, :] - scores[:, :, None]) <= 1e-12).sum(axis=2)
    n = len(table)
    shares = np.zeros((n, n))
    for rank in range(n):
        held = (above <= rank) & (rank < above + level)
        shares[:, rank] = (held / level).mean(axis=0)
    return shares


def check_weights(weights: Floats) -> None:
    if weights.min() < 0 or weights.sum() <= 0:
        raise ValueError("weights must be 0 or more, one of them above 0")
