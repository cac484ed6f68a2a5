"""Nodes, weighted ties and groups as arrays."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse


@dataclass(frozen=True)
class Graph:
    """`nodes` are ids; tie i goes from `source[i]` to `target[i]` (places in `nodes`) with `weight[i]` > 0.

    An undirected tie stands once. No tie joins a node to itself; ties between the same two nodes are one, their
    weights added. `group[n]` is the place in `groups` of node n's group.
    """

    nodes: tuple[Hashable, ...]
    source: NDArray[np.int64]
    target: NDArray[np.int64]
    weight: NDArray[np.float64]
    groups: tuple[Hashable, ...]
    group: NDArray[np.int64]
    directed: bool = False

    @classmethod
    def of(
        cls,
        nodes: Sequence[Hashable],
        ties: Sequence[tuple[Hashable, Hashable, float]],
        group_of: Mapping[Any, Hashable] | None = None,
        *,
        directed: bool = False,
    ) -> "Graph":
        """A graph from ids. Raises KeyError for a tie to an unknown node, ValueError for a weight that is not > 0."""
        place = {node: n for n, node in enumerate(nodes)}
        joined: dict[tuple[int, int], float] = {}
        for one, other, weight in ties:
            if not weight > 0 or not np.isfinite(weight):
                raise ValueError(
                    f"the weight of {one!r} – {other!r} must be a number above 0, not {weight!r}"
                )
            a, b = place[one], place[other]
            if a == b:
                continue
            pair = (a, b) if directed or a < b else (b, a)
            joined[pair] = joined.get(pair, 0.0) + weight
        names = [group_of[node] if group_of else None for node in nodes]
        groups = tuple(dict.fromkeys(names))
        rank = {name: n for n, name in enumerate(groups)}
        pairs = np.array(list(joined), dtype=np.int64).reshape(-1, 2)
        return cls(
            nodes=tuple(nodes),
            source=pairs[:, 0],
            target=pairs[:, 1],
            weight=np.fromiter(joined.values(), dtype=np.float64, count=len(joined)),
            groups=groups,
            group=np.array([rank[name] for name in names], dtype=np.int64),
            directed=directed,
        )

    @property
    def is_internal(self) -> NDArray[np.bool_]:
        """For each tie, whether both ends are of one group."""
        inside: NDArray[np.bool_] = self.group[self.source] == self.group[self.target]
        return inside

    def adjacency(self, *, weighted: bool = False, symmetric: bool = False) -> sparse.csr_array:
        """Node × node. An undirected tie stands both ways; `symmetric` forgets the direction of directed ones."""
        size = len(self.nodes)
        values = self.weight if weighted else np.ones(len(self.weight))
        one_way = sparse.csr_array((values, (self.source, self.target)), shape=(size, size))
        if self.directed and not symmetric:
            return one_way
        both = sparse.csr_array(one_way + one_way.T)
        if not weighted:
            both.data[:] = 1.0
        return both
