"""The E-I index, beside what chance alone would give.

Krackhardt, D. and Stern, R. N. (1988), "Informal networks and organizational crises: an experimental simulation",
Social Psychology Quarterly 51(2), 123–140: (external − internal) / (external + internal), from −1 (every tie stays
inside a group) to +1 (every tie crosses). The index depends on the sizes of groups, so it means little alone: the
reference is the same network with its groups shuffled over the people.
"""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np

from resal.methods.networks.graph import Graph

TOLERANCE = 1e-9
"""Two sums of the same weights in another order are equal: relative to the whole weight."""


@dataclass(frozen=True, slots=True)
class Silo:
    """`value` and `expected` from −1 to 1; `p` the share of shufflings as closed as this one, itself counted in.

    None where undefined: no tie, or one group only.
    """

    value: float | None
    expected: float | None
    p: float | None


@dataclass(frozen=True, slots=True)
class GroupSilo:
    """One group's weight of ties: `external` with one end in it, `internal` with both.

    `ei_ties` counts a tie once; `ei_ends` counts its ends, so an internal tie twice: the convention where each person
    counts her own ties. None for a group without ties.
    """

    group: Hashable
    external: float
    internal: float
    ei_ties: float | None
    ei_ends: float | None


def silo(graph: Graph, *, permutations: int = 999, seed: int = 1) -> Silo:
    """The index of the whole network, its exact expectation and a one-sided permutation p (are we closed?)."""
    total = float(graph.weight.sum())
    if not total or len(graph.groups) < 2:
        return Silo(None, None, None)
    internal = float(graph.weight[graph.is_internal].sum())
    sizes = np.bincount(graph.group)
    people = len(graph.nodes)
    met_inside = float((sizes * (sizes - 1)).sum()) / (people * (people - 1))
    at_least = _shuffled_at_least(graph, internal, permutations, seed) if permutations else 0
    p = (1 + at_least) / (1 + permutations) if permutations else None
    return Silo(value=1 - 2 * internal / total, expected=1 - 2 * met_inside, p=p)


def silo_by_group(graph: Graph) -> list[GroupSilo]:
    """Each group's own index, in the order of `graph.groups`."""
    inside = graph.is_internal
    size = len(graph.groups)
    internal = np.bincount(graph.group[graph.source[inside]], weights=graph.weight[inside], minlength=size)
    crossing = graph.weight[~inside]
    external = np.bincount(graph.group[graph.source[~inside]], weights=crossing, minlength=size)
    external = external + np.bincount(graph.group[graph.target[~inside]], weights=crossing, minlength=size)
    return [
        GroupSilo(name, float(e), float(i), _index(e, i), _index(e, 2 * i))
        for name, e, i in zip(graph.groups, external, internal, strict=True)
    ]


def _index(external: float, internal: float) -> float | None:
    total = external + internal
    return float((external - internal) / total) if total else None


def _shuffled_at_least(graph: Graph, internal: float, permutations: int, seed: int) -> int:
    """How many shufflings of the groups keep at least as much weight inside groups."""
    rng = np.random.default_rng(seed)
    labels = graph.group.astype(_smallest(len(graph.groups)))
    enough = internal - TOLERANCE * float(graph.weight.sum())
    found = 0
    for _ in range(permutations):
        rng.shuffle(labels)
        same = labels[graph.source] == labels[graph.target]
        found += bool(graph.weight[same].sum() >= enough)
    return found


def _smallest(groups: int) -> type[np.signedinteger]:
    return np.int8 if groups < 128 else np.int32
