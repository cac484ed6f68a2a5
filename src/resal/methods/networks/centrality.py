"""Through whom the network holds: betweenness and articulation points, both unweighted and undirected.

Freeman, L. C. (1977), "A set of measures of centrality based on betweenness", Sociometry 40, 35–41; counted as in
Brandes, U. (2001), "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25, 163–177,
many sources at a time as products of a sparse matrix. Tarjan, R. (1972), "Depth-first search and linear graph
algorithms", SIAM Journal on Computing 1, 146–160.
"""

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from resal.methods.networks.graph import Graph

BLOCK = 256
"""Sources handled at once: enough to fill the processor's vectors, little enough to stay in its cache."""


def betweenness(graph: Graph) -> dict[Hashable, float]:
    """The share of shortest paths between two others that pass through each node; 0 under three nodes."""
    size = len(graph.nodes)
    if size < 3:
        return dict.fromkeys(graph.nodes, 0.0)
    ties = graph.adjacency(symmetric=True)
    total: NDArray[np.float64] = np.zeros(size)
    for start in range(0, size, BLOCK):
        total += _from_sources(ties, np.arange(start, min(start + BLOCK, size)))
    share = total / ((size - 1) * (size - 2))
    return dict(zip(graph.nodes, map(float, share), strict=True))


def _from_sources(ties: sparse.csr_array, sources: NDArray[np.int64]) -> NDArray[np.float64]:
    """Brandes' accumulation for these sources: the sum of every node's dependencies."""
    columns = np.arange(len(sources))
    paths: NDArray[np.float64] = np.zeros((ties.shape[0], len(sources)))
    paths[sources, columns] = 1.0
    frontier, seen, levels = paths.copy(), paths > 0, []
    while frontier.any():
        levels.append(frontier)
        frontier = ties @ frontier
        frontier[seen] = 0.0
        seen |= frontier > 0
        paths += frontier
    dependency: NDArray[np.float64] = np.zeros_like(paths)
    for nearer, farther in zip(levels[-2::-1], levels[:0:-1], strict=True):
        reached = farther > 0
        passed = np.divide(1.0 + dependency, paths, out=np.zeros_like(paths), where=reached)
        dependency += (ties @ passed) * nearer
    dependency[sources, columns] = 0.0
    summed: NDArray[np.float64] = dependency.sum(axis=1)
    return summed


def articulation_points(graph: Graph) -> list[Hashable]:
    """The nodes without whom a part of the network loses the rest, in the order of `nodes`."""
    ties = graph.adjacency(symmetric=True)
    starts, ends = ties.indptr, ties.indices
    found = np.zeros(len(graph.nodes), dtype=bool)
    order = np.zeros(len(graph.nodes), dtype=np.int64)
    low = np.zeros(len(graph.nodes), dtype=np.int64)
    clock = 0
    for root in range(len(graph.nodes)):
        if order[root]:
            continue
        clock += 1
        order[root] = low[root] = clock
        children, stack = 0, [(root, -1, int(starts[root]))]
        while stack:
            node, parent, place = stack.pop()
            if place < starts[node + 1]:
                stack.append((node, parent, place + 1))
                neighbour = int(ends[place])
                if not order[neighbour]:
                    clock += 1
                    order[neighbour] = low[neighbour] = clock
                    stack.append((neighbour, node, int(starts[neighbour])))
                elif neighbour != parent:
                    low[node] = min(low[node], order[neighbour])
            elif parent >= 0:
                low[parent] = min(low[parent], low[node])
                if parent == root:
                    children += 1
                elif low[node] >= order[parent]:
                    found[parent] = True
        found[root] = children > 1
    return [node for node, is_cut in zip(graph.nodes, found, strict=True) if is_cut]
