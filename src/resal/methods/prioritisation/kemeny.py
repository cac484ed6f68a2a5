"""Kemeny–Young: the order that agrees with the most pairwise opinions, proved best by integer programming.

Kemeny 1959, Daedalus 88: 577–591; Young 1988, American Political Science Review 82: 1231–1244; the program is
that of the linear ordering problem (Grötschel, Jünger and Reinelt 1984, Operations Research 32: 1195–1220).
"""

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from resal.methods.prioritisation.ballots import Profile
from resal.methods.prioritisation.pairs import Counts, duels

Order = list[int]
Cycle = tuple[int, int, int]


class NotProved(RuntimeError):
    """The best order was not proved within the time given."""


@dataclass(frozen=True, slots=True)
class Kemeny:
    """`order`, best first; `score`, the pairwise opinions it agrees with; `exchangeable`, neighbours in the
    order whose duel is tied: exchanging them gives an order that is just as good."""

    order: tuple[str, ...]
    score: int
    exchangeable: tuple[tuple[str, str], ...]

    @property
    def scores(self) -> dict[str, int]:
        return {item: len(self.order) - 1 - place for place, item in enumerate(self.order)}


def kemeny(profile: Profile, seconds: float = 60.0) -> Kemeny:
    """The order with the largest sum of duels counts[i, j] over i before j; unranked items are tied last.

    Among orders that are equally good, one with the fewest pairs against the order of `profile.items`. Raises
    NotProved when `seconds` do not suffice (20 items without any structure take a tenth of one).
    """
    counts = duels(profile)
    order = [item for part in components(counts) for item in ordered(counts, part, seconds)]
    names = profile.items
    return Kemeny(
        order=tuple(names[i] for i in order),
        score=int(sum(counts[i, j] for i, j in combinations(order, 2))),
        exchangeable=tuple((names[i], names[j]) for i, j in pairwise(order) if counts[i, j] == counts[j, i]),
    )


def components(counts: Counts) -> list[Order]:
    """Sets of items, best first, each of which wins all its duels against every later one.

    They are the strong components of "at least ties with"; a best order puts them one after the other.
    """
    n = len(counts)
    holds = csr_array((counts >= counts.T).astype(np.int8) - np.eye(n, dtype=np.int8))
    number, label = connected_components(holds, directed=True, connection="strong")
    parts: list[Order] = [np.flatnonzero(label == part).tolist() for part in range(number)]
    return sorted(parts, key=lambda part: -int((counts[part[0]] > counts[:, part[0]]).sum()))


def ordered(counts: Counts, part: Order, seconds: float) -> Order:
    """The best order of one component: ask, forbid the circles of the answer, ask again."""
    size = len(part)
    if size < 3:
        first, last = part[0], part[-1]
        return part if counts[first, last] >= counts[last, first] else part[::-1]
    own = counts[np.ix_(part, part)]
    upper = np.triu_indices(size, 1)
    finest = size * (size - 1) + 1
    gain = ((own - own.T) * finest)[upper] + 1
    column = np.zeros((size, size), dtype=np.int64)
    column[upper] = np.arange(len(gain))
    chosen, forbidden = gain > 0, set[Cycle]()
    while found := circles(before(chosen, upper, size)) - forbidden:
        forbidden |= found
        chosen = solve(gain, rows_of(forbidden, column, len(gain)), seconds)
    ahead = before(chosen, upper, size)
    return [part[i] for i in np.argsort(-ahead.sum(axis=1), kind="stable")]


def before(chosen: NDArray[np.bool_], upper: tuple[NDArray[np.intp], ...], size: int) -> NDArray[np.bool_]:
    """Matrix (size, size): item i is put before item j."""
    ahead = np.zeros((size, size), dtype=bool)
    ahead[upper] = chosen
    ahead[upper[1], upper[0]] = ~chosen
    return ahead


def circles(ahead: NDArray[np.bool_]) -> set[Cycle]:
    """Every circle i before j before k before i, each with its smallest item first."""
    triples = ahead[:, :, None] & ahead[None, :, :] & ahead.T[:, None, :]
    found = np.argwhere(triples)
    smallest = found[(found[:, 0] < found[:, 1]) & (found[:, 0] < found[:, 2])]
    return {(int(i), int(j), int(k)) for i, j, k in smallest}


def rows_of(forbidden: set[Cycle], column: NDArray[np.int64], width: int) -> LinearConstraint:
    """At most two of the three steps of a circle; x(i, j) for i > j is 1 − x(j, i)."""
    rows, columns, signs = [], [], []
    most = np.full(len(forbidden), 2.0)
    for row, (i, j, k) in enumerate(sorted(forbidden)):
        for a, b in ((i, j), (j, k), (k, i)):
            rows.append(row)
            columns.append(int(column[min(a, b), max(a, b)]))
            signs.append(1.0 if a < b else -1.0)
            most[row] -= a > b
    matrix = csr_array((signs, (rows, columns)), shape=(len(forbidden), width))
    return LinearConstraint(matrix, ub=most)


def solve(gain: NDArray[np.int64], constraint: LinearConstraint, seconds: float) -> NDArray[np.bool_]:
    """The 0/1 vector with the largest gain, exactly. Raises NotProved."""
    answer = milp(
        -gain.astype(float),
        integrality=np.ones(len(gain)),
        bounds=Bounds(0, 1),
        constraints=constraint,
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if answer.status != 0:
        raise NotProved(f"no best order of these items was proved within {seconds:g} s")
    best: NDArray[np.bool_] = answer.x > 0.5
    return best
