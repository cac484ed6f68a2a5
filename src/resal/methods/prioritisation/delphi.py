"""Delphi rounds: the median, how far people are apart, and whether answers still move."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
STABLE = 0.15


@dataclass(frozen=True, slots=True)
class Spread:
    """`median` and `iqr` on the scale of the answers; `ipr` and `ipras` on the nine points of the RAM scale;
    `disagreement`: ipr is larger than ipras."""

    median: float
    iqr: float
    ipr: float
    ipras: float
    disagreement: bool


def spread(answers: Sequence[float], scale: tuple[float, float] = (1, 9)) -> Spread:
    """The RAND/UCLA reading of one item's answers (Fitch et al. 2001, RAM User's Manual, MR-1269, chapter 5).

    IPR is the distance between the 30th and 70th percentiles; IPRAS = 2.35 + 1.5 × the distance of their middle
    from 5. Answers on another scale are brought to 1–9 for these two. Percentiles interpolate linearly between
    answers. Raises ValueError without an answer, or for one outside the scale.
    """
    given = np.asarray(answers, dtype=float)
    low, high = scale
    if given.size == 0 or low >= high or given.min() < low or given.max() > high:
        raise ValueError(f"answers between {low:g} and {high:g} are needed")
    ram = 1 + 8 * (given - low) / (high - low)
    p30, p70 = np.percentile(ram, (30, 70))
    p25, median, p75 = np.percentile(given, (25, 50, 75))
    ipr = float(p70 - p30)
    ipras = 2.35 + 1.5 * abs(5 - float(p30 + p70) / 2)
    return Spread(float(median), float(p75 - p25), ipr, ipras, disagreement=ipr > ipras)


@dataclass(frozen=True, slots=True)
class Stability:
    """`moved`: the net share of people whose answer changed, from the two distributions; `stable`: under 15 %."""

    moved: float
    stable: bool


def stability(before: Sequence[float], after: Sequence[float]) -> Stability:
    """Half the sum of the changes of the histogram (Scheibe, Skutsch and Schofer 1975, in Linstone and Turoff,
    The Delphi Method, chapter IV.C). It needs no link between a person's two answers. The shares of people are
    compared, so that one who left changes little. Raises ValueError when a round has no answer.
    """
    if not before or not after:
        raise ValueError("both rounds need an answer")
    values = sorted({*before, *after})
    first, second = (
        np.array([sum(1 for answer in answers if answer == value) for value in values]) / len(answers)
        for answers in (before, after)
    )
    moved = float(np.abs(first - second).sum() / 2)
    return Stability(moved, moved < STABLE)
