"""Who stands between whom, by the groups of the three: the five roles of Gould and Fernandez.

Gould, R. V. and Fernandez, R. M. (1989), "Structures of mediation: a formal approach to brokerage in transaction
networks", Sociological Methodology 19, 89–126. A person b brokers from a to c when a→b, b→c and not a→c. Undirected
ties are read both ways, so that each open pair counts twice and gatekeeper equals representative.
"""

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from resal.methods.networks.graph import Graph

ROLES = ("coordinator", "itinerant", "gatekeeper", "representative", "liaison")


def brokerage(graph: Graph) -> dict[Hashable, dict[str, int]]:
    """For each node the number of ordered pairs it brokers in each role.

    coordinator: all three of one group; itinerant: a and c of one group, b of another; gatekeeper: b and c of one
    group, a of another; representative: a and b of one group, c of another; liaison: three groups.
    """
    whole = graph.adjacency()
    same = _same_group(whole, graph.group)
    other = sparse.csr_array(whole - same)
    other.eliminate_zeros()
    counts = np.stack(
        [
            _in(same) * _out(same) - _mutual(same) - _closed(same, same, same),
            _meeting(other, graph) - _mutual(other) - _closed(other, other, same),
            _in(other) * _out(same) - _closed(other, same, other),
            _in(same) * _out(other) - _closed(same, other, other),
            _in(other) * _out(other) - _meeting(other, graph) - _closed(other, other, other),
        ],
        axis=1,
    )
    whole_numbers = np.rint(counts).astype(int)
    return {
        node: dict(zip(ROLES, map(int, row), strict=True))
        for node, row in zip(graph.nodes, whole_numbers, strict=True)
    }


def _same_group(ties: sparse.csr_array, group: NDArray[np.int64]) -> sparse.csr_array:
    entries = ties.tocoo()
    kept = group[entries.row] == group[entries.col]
    return sparse.csr_array((entries.data[kept], (entries.row[kept], entries.col[kept])), shape=ties.shape)


def _in(ties: sparse.csr_array) -> NDArray[np.float64]:
    return np.asarray(ties.sum(axis=0)).ravel()


def _out(ties: sparse.csr_array) -> NDArray[np.float64]:
    return np.asarray(ties.sum(axis=1)).ravel()


def _mutual(ties: sparse.csr_array) -> NDArray[np.float64]:
    """a→b→a is no mediation."""
    return np.asarray(ties.multiply(ties.T).sum(axis=1)).ravel()


def _closed(
    first: sparse.csr_array, second: sparse.csr_array, direct: sparse.csr_array
) -> NDArray[np.float64]:
    """For each b, the pairs with a→b in `first`, b→c in `second` and a→c in `direct`."""
    return np.asarray((second @ direct.T).multiply(first.T).sum(axis=1)).ravel()


def _meeting(other: sparse.csr_array, graph: Graph) -> NDArray[np.float64]:
    """For each b, the pairs (a, c) of one same group, not b's: a→b and b→c; a = c counted too."""
    size = len(graph.nodes)
    member = sparse.csr_array(
        (np.ones(size), (np.arange(size), graph.group)), shape=(size, len(graph.groups))
    )
    return np.asarray((other.T @ member).multiply(other @ member).sum(axis=1)).ravel()
