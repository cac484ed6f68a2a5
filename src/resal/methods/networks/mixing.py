"""Who meets whom, group by group: mixing table, assortativity, modularity.

Newman, M. E. J. (2003), "Mixing patterns in networks", Physical Review E 67, 026126 (assortativity coefficient,
equation 2); Newman and Girvan (2004), "Finding and evaluating community structure in networks", Physical Review E
69, 026113 (modularity). Weighted: a tie counts for its weight.
"""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from resal.methods.networks.graph import Graph


@dataclass(frozen=True, slots=True)
class Mixing:
    """The weight of ties between two groups, beside what their activity alone would give (`expected`).

    Undirected: each pair of groups once, expected weight 2·wᵢwⱼ/(2m)/2 summed over both ways. `ratio` is None where
    nothing is expected.
    """

    one: Hashable
    other: Hashable
    observed: float
    expected: float
    ratio: float | None


def mixing(graph: Graph) -> list[Mixing]:
    """The table, pairs of groups in the order of `graph.groups`."""
    ends = _ends(graph)
    total = ends.sum()
    expected = np.outer(ends.sum(axis=1), ends.sum(axis=0)) / total if total else np.zeros_like(ends)
    rows = []
    for i, one in enumerate(graph.groups):
        for j, other in enumerate(graph.groups):
            if j < i and not graph.directed:
                continue
            share = 1.0 if graph.directed or i != j else 0.5
            seen, due = float(ends[i, j] * share), float(expected[i, j] * share)
            rows.append(Mixing(one, other, seen, due, seen / due if due else None))
    return rows


def assortativity(graph: Graph) -> float | None:
    """From −1 to 1: 1 when ties never leave groups, 0 at random; None without ties or with one group in contact."""
    return assortativity_of(_ends(graph))


def assortativity_of(table: ArrayLike) -> float | None:
    """The coefficient of a square mixing table of counts or shares."""
    counts: NDArray[np.float64] = np.asarray(table, dtype=np.float64)
    if not counts.sum():
        return None
    share = counts / counts.sum()
    by_chance = float(share.sum(axis=1) @ share.sum(axis=0))
    if by_chance >= 1 - 1e-12:
        return None
    return float((np.trace(share) - by_chance) / (1 - by_chance))


def modularity(graph: Graph) -> float | None:
    """The share of weight inside groups, less its expectation at equal activity; None without ties."""
    ends = _ends(graph)
    if not ends.sum():
        return None
    share = ends / ends.sum()
    return float(np.trace(share) - share.sum(axis=1) @ share.sum(axis=0))


def _ends(graph: Graph) -> NDArray[np.float64]:
    """Group × group weight; undirected ties stand both ways, so the table is symmetric and sums to 2m."""
    size = len(graph.groups)
    table: NDArray[np.float64] = np.zeros((size, size))
    np.add.at(table, (graph.group[graph.source], graph.group[graph.target]), graph.weight)
    return table if graph.directed else table + table.T
