"""Krippendorff's alpha: do people give the same grades? Any number of people, missing grades welcome.

Krippendorff 2011, Computing Krippendorff's Alpha-Reliability (repository.upenn.edu/asc_papers/43).
"""

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

Level = Literal["nominal", "ordinal", "interval", "ratio"]
LEVELS: tuple[Level, ...] = get_args(Level)
Floats = NDArray[np.float64]


def alpha(grades: Floats, level: Level) -> float | None:
    """Alpha of a matrix (people, units), NaN where a person gave none; 1 full agreement, 0 what chance gives.

    Units with fewer than two grades say nothing and are left out. None where alpha has no meaning: no unit with
    two grades, no variation at all, or ratio differences among grades of which some are negative.
    """
    values, pairs = coincidences(grades)
    if len(values) < 2 or (level == "ratio" and values.min() < 0):
        return None
    apart = distances(values, pairs.sum(axis=1), level)
    margin = pairs.sum(axis=1)
    expected = float(margin @ apart @ margin) / (margin.sum() - 1)
    return float(1 - (pairs * apart).sum() / expected)


def coincidences(grades: Floats) -> tuple[Floats, Floats]:
    """The values that occur in pairable units, and the coincidence matrix of all ordered pairs within units."""
    kept = grades[:, (~np.isnan(grades)).sum(axis=0) > 1]
    values = np.unique(kept[~np.isnan(kept)])
    pairs = np.zeros((len(values), len(values)))
    if len(values):
        table = np.stack([(kept == value).sum(axis=0) for value in values]).astype(float)
        weight = 1 / (table.sum(axis=0) - 1)
        pairs = (table * weight) @ table.T - np.diag((table * weight).sum(axis=1))
    return values, pairs


def distances(values: Floats, margin: Floats, level: Level) -> Floats:
    """Squared differences between the values, as the level of measurement sees them."""
    if level == "nominal":
        return 1 - np.eye(len(values))
    if level == "interval":
        return np.square(values[:, None] - values[None, :])
    if level == "ratio":
        total = values[:, None] + values[None, :]
        return np.square(
            np.divide(values[:, None] - values[None, :], total, out=np.zeros_like(total), where=total > 0)
        )
    middle = np.cumsum(margin) - margin / 2
    return np.square(middle[:, None] - middle[None, :])
