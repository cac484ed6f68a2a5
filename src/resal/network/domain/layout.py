"""Where the circles of the map stand: the same place for the same network, near their last place after a change.

Fruchterman, T. and Reingold, E. (1991), "Graph drawing by force-directed placement", Software: Practice and
Experience 21(11), 1129–1164, from places drawn with a fixed seed; then circles that overlap are pushed apart.
"""

from collections.abc import Mapping, Sequence
from math import sqrt

import numpy as np
from numpy.typing import NDArray

STEPS = 200
FAR = 1000.0
"""Who has a place goes a tenth of the map at most: this part of it in the first step, less and less after."""
PUSHES = 200
ROOM = 46.0
"""Least distance between two centres, in units of the map."""
MARGIN = 24.0

Place = tuple[float, float]


def side_of(count: int) -> float:
    """The side of the square map, so that everybody has room."""
    return max(640.0, 92 * sqrt(count))


def places(
    ids: Sequence[int],
    ties: Sequence[tuple[int, int, float]],
    *,
    last: Mapping[int, Place] | None = None,
    seed: int = 1,
) -> dict[int, Place]:
    """A place for each id; `ties` are (place in ids, place in ids, weight), `last` where ids stood before."""
    if not ids:
        return {}
    known = last or {}
    side = side_of(len(ids))
    at = np.array([known[one] if one in known else _drawn(one, seed, side) for one in ids], dtype=float)
    heat = np.array([side / FAR if one in known else side / 8 for one in ids])
    at = _spring(at, ties, side, heat)
    at = _apart(at, side)
    return {one: (round(float(x), 1), round(float(y), 1)) for one, (x, y) in zip(ids, at, strict=True)}


def _drawn(one: int, seed: int, side: float) -> NDArray[np.float64]:
    drawn: NDArray[np.float64] = np.random.default_rng([seed, one]).uniform(0.1 * side, 0.9 * side, 2)
    return drawn


def _spring(
    at: NDArray[np.float64], ties: Sequence[tuple[int, int, float]], side: float, heat: NDArray[np.float64]
) -> NDArray[np.float64]:
    """`heat` is how far each may go in the first step; less and less after."""
    wanted = 0.7 * side / sqrt(len(at))
    pull = np.zeros((len(at), len(at)))
    strongest = max((weight for _one, _other, weight in ties), default=1.0)
    for one, other, weight in ties:
        pull[one, other] = pull[other, one] = 0.35 + 0.65 * weight / strongest
    for step in range(STEPS):
        apart = at[:, np.newaxis, :] - at[np.newaxis, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-3)
        force = wanted**2 / distance**2 - pull * distance / wanted
        move = (apart * force[:, :, np.newaxis]).sum(axis=1) + 0.6 * (side / 2 - at)
        length = np.maximum(np.sqrt((move**2).sum(axis=1, keepdims=True)), 1e-9)
        at = at + move / length * np.minimum(length, heat[:, np.newaxis] * (1 - step / STEPS))
        at = np.clip(at, MARGIN, side - MARGIN)
    return at


def _apart(at: NDArray[np.float64], side: float) -> NDArray[np.float64]:
    """Push overlapping circles away from each other, both by half; two at one place go to different sides."""
    order = np.arange(len(at))
    sign = np.sign(order[:, np.newaxis] - order[np.newaxis, :])
    sides = sign[:, :, np.newaxis] * np.array([1e-3, 5e-4])
    for _ in range(PUSHES):
        apart = at[:, np.newaxis, :] - at[np.newaxis, :, :]
        distance = np.sqrt((apart**2).sum(axis=2))
        np.fill_diagonal(distance, ROOM)
        lack = np.maximum(ROOM - distance, 0) / 2
        if not lack.any():
            break
        apart = np.where(distance[:, :, np.newaxis] < 1e-6, sides, apart)
        move = (apart / np.maximum(distance, 1e-3)[:, :, np.newaxis] * lack[:, :, np.newaxis]).sum(axis=1)
        at = np.clip(at + move, MARGIN, side - MARGIN)
    return at
