"""Do two layers of ties go together? Their correlation, and how often shuffled people would do as well.

Krackhardt, D. (1988), "Predicting with networks: nonparametric multiple regression analysis of dyadic data", Social
Networks 10, 359–381: rows and columns of one layer are permuted together, so that its structure stays whole.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True, slots=True)
class LayersTogether:
    """Pearson's r over pairs of people; `p` the share of shufflings with |r| at least as large, itself counted in.

    Both None when a layer is the same for every pair.
    """

    r: float | None
    p: float | None


def qap(first: ArrayLike, second: ArrayLike, *, permutations: int = 999, seed: int = 1) -> LayersTogether:
    """Two square matrices over the same people, diagonals ignored. Raises ValueError when their shapes differ."""
    a: NDArray[np.float64] = np.asarray(first, dtype=np.float64)
    b: NDArray[np.float64] = np.asarray(second, dtype=np.float64)
    if a.shape != b.shape or a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise ValueError("two square matrices over the same people are needed")
    off = ~np.eye(len(a), dtype=bool)
    left, right = _standard(a, off), _standard(b, off)
    if left is None or right is None:
        return LayersTogether(None, None)
    pairs = int(off.sum())
    observed = float((left * right).sum() / pairs)
    rng, extreme = np.random.default_rng(seed), 0
    for _ in range(permutations):
        order = rng.permutation(len(a))
        shuffled = float(np.vdot(left[order][:, order], right)) / pairs
        extreme += abs(shuffled) >= abs(observed) - 1e-12
    return LayersTogether(observed, (1 + extreme) / (1 + permutations))


def _standard(matrix: NDArray[np.float64], off: NDArray[np.bool_]) -> NDArray[np.float64] | None:
    """Mean 0 and deviation 1 over the pairs, 0 on the diagonal; None when nothing varies."""
    values = matrix[off]
    if not len(values) or np.ptp(values) == 0:
        return None
    return np.where(off, (matrix - values.mean()) / values.std(), 0.0)
