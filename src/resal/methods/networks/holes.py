"""Structural holes: how far somebody's contacts already know each other.

Burt, R. S. (1992), Structural Holes, Harvard University Press (constraint, weighted); Borgatti, S. P. (1997),
"Structural holes: unpacking Burt's redundancy measures", Connections 20(1), 35–38 (effective size n − 2t/n).
"""

from collections.abc import Hashable

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from resal.methods.networks.graph import Graph


def constraint(graph: Graph) -> dict[Hashable, float | None]:
    """Burt's constraint: high when one's investments all lead back to the same people; None without contacts."""
    ties = graph.adjacency(weighted=True)
    both = sparse.csr_array(ties + ties.T) if graph.directed else ties
    invested = _rows(both)
    scale = np.divide(1.0, invested, out=np.zeros_like(invested), where=invested > 0)
    direct = sparse.csr_array(both.multiply(scale[:, np.newaxis]))
    contacts = graph.adjacency(symmetric=True)
    whole = direct + (direct @ direct).multiply(contacts)
    values = _rows(sparse.csr_array(whole.multiply(whole)))
    return _where_in_touch(graph, values, invested > 0)


def effective_size(graph: Graph) -> dict[Hashable, float | None]:
    """Contacts less the mean number of ties a contact has to the others, unweighted; None without contacts."""
    ties = graph.adjacency(symmetric=True)
    contacts = _rows(ties)
    doubled = _rows(sparse.csr_array((ties @ ties).multiply(ties)))
    redundancy = np.divide(doubled, contacts, out=np.zeros_like(contacts), where=contacts > 0)
    return _where_in_touch(graph, contacts - redundancy, contacts > 0)


def _rows(matrix: sparse.csr_array) -> NDArray[np.float64]:
    return np.asarray(matrix.sum(axis=1)).ravel()


def _where_in_touch(
    graph: Graph, values: NDArray[np.float64], in_touch: NDArray[np.bool_]
) -> dict[Hashable, float | None]:
    return {
        node: float(value) if reached else None
        for node, value, reached in zip(graph.nodes, values, in_touch, strict=True)
    }
