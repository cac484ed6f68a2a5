"""One window of records, measured: plain values in, plain values out, nothing of anybody's name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

import numpy as np

from resal.methods import networks
from resal.methods.networks import Attendance, Graph
from resal.methods.networks.participation import PLENARY
from resal.network.domain.grouping import groups_of, shown_groups
from resal.network.domain.layout import Place, places

METHOD = "2"
"""Grows when a figure is computed in another way: every quarter is then measured anew."""
SEED = 1
PERMUTATIONS = 999
FEWEST_TIED = 10
MOST_FOR_LAYERS = 1500
KINDS = ("meeting", "team", "room", "plan", "training")


@dataclass(frozen=True, slots=True)
class Window:
    """Who was called (`called`), who sat where (`seen`), hours given, and each organisation's sector.

    `last` is where circles stood before. Layers are compared in the newest window only.
    """

    seen: Sequence[Attendance]
    called: frozenset[int]
    sector: Mapping[int, str]
    family: Mapping[str, str]
    hours: Mapping[int, float] = field(default_factory=dict)
    last: Mapping[int, Place] = field(default_factory=dict)
    is_newest: bool = True


def measure(window: Window) -> dict[str, Any]:
    """Everything that the page says of these twelve months; `enough` says whether it says anything."""
    nodes = sorted(window.called)
    group = groups_of({one: window.sector[one] for one in nodes}, window.family)
    ties = networks.project(window.seen)
    graph = Graph.of(nodes, ties, group)
    tied = {int(n) for n in {*graph.source.tolist(), *graph.target.tolist()}}
    facts = _facts(window, graph, len(tied))
    groups = _groups(graph)
    enough = len(tied) >= FEWEST_TIED and sum(row["shown"] for row in groups) >= 2
    if not enough:
        return facts | {"enough": False}
    silo = networks.silo(graph, permutations=PERMUTATIONS, seed=SEED)
    return facts | {
        "enough": True,
        "e_i": {"value": silo.value, "expected": silo.expected, "p": silo.p},
        "assortativity": networks.assortativity(graph),
        "modularity": networks.modularity(graph),
        "groups": groups,
        "mixing": _mixing(graph, {row["group"] for row in groups if row["shown"]}),
        "layers": _layers(window.seen, nodes, group),
        "together": _together(window.seen, nodes) if window.is_newest else [],
        "gini": networks.gini([window.hours.get(one, 0.0) for one in nodes]),
        "organisations": _organisations(graph, window.last),
        "ties": _ties(graph),
    }


def _facts(window: Window, graph: Graph, tied: int) -> dict[str, Any]:
    rooms: dict[str, set[Any]] = defaultdict(set)
    for seen in window.seen:
        rooms[seen.kind].add(seen.activity)
    return {
        "called": len(graph.nodes),
        "tied": tied,
        "n_ties": len(graph.weight),
        "activities": sum(len(rooms[kind]) for kind in rooms if kind != PLENARY),
        "plenaries": len(rooms[PLENARY]),
        "kinds": {kind: len(rooms[kind]) for kind in KINDS if rooms[kind]},
    }


def _groups(graph: Graph) -> list[dict[str, Any]]:
    """Each group's own index, its size, the ties that reach it, and whether these may be shown."""
    sizes = dict(
        zip(graph.groups, np.bincount(graph.group, minlength=len(graph.groups)).tolist(), strict=True)
    )
    reach = dict.fromkeys(graph.groups, 0)
    for one, other in zip(graph.source, graph.target, strict=True):
        for place in {int(graph.group[one]), int(graph.group[other])}:
            reach[graph.groups[place]] += 1
    shown = shown_groups(
        {str(name): n for name, n in reach.items()}, {str(name): n for name, n in sizes.items()}
    )
    roles = _roles_by_group(graph)
    return [
        {
            "group": str(own.group),
            "organisations": sizes[own.group],
            "ties": reach[own.group],
            "shown": own.group in shown,
            "external": own.external,
            "internal": own.internal,
            "ei_ties": own.ei_ties,
            "ei_ends": own.ei_ends,
            "roles": roles[own.group],
        }
        for own in networks.silo_by_group(graph)
    ]


def _roles_by_group(graph: Graph) -> dict[Any, dict[str, int]]:
    """How often the organisations of a group stand between two others, by role; each open pair once."""
    sums: dict[Any, dict[str, int]] = {name: dict.fromkeys(networks.ROLES, 0) for name in graph.groups}
    for place, roles in enumerate(networks.brokerage(graph).values()):
        own = sums[graph.groups[int(graph.group[place])]]
        for role, count in roles.items():
            own[role] += count
    return sums


def _mixing(graph: Graph, shown: set[str]) -> list[dict[str, Any]]:
    return [
        {
            "one": met.one,
            "other": met.other,
            "observed": met.observed,
            "expected": met.expected,
            "ratio": met.ratio,
        }
        for met in networks.mixing(graph)
        if met.one in shown and met.other in shown
    ]


def _layers(
    seen: Sequence[Attendance], nodes: Sequence[int], group: Mapping[int, str]
) -> list[dict[str, Any]]:
    """Each kind of activity by itself; nothing is measured of one in which few sat together."""
    rows = []
    for kind in KINDS:
        graph = Graph.of(nodes, networks.project(seen, kinds=(kind,)), group)
        tied = len({*graph.source.tolist(), *graph.target.tolist()})
        if not tied:
            continue
        enough = tied >= FEWEST_TIED
        silo = networks.silo(graph, permutations=PERMUTATIONS, seed=SEED) if enough else None
        rows.append(
            {
                "kind": kind,
                "tied": tied,
                "value": silo.value if silo else None,
                "expected": silo.expected if silo else None,
                "p": silo.p if silo else None,
                "assortativity": networks.assortativity(graph) if enough else None,
            }
        )
    return rows


def _together(seen: Sequence[Attendance], nodes: Sequence[int]) -> list[dict[str, Any]]:
    """Do two kinds of activities bring the same organisations together? Each pair of layers that has ties."""
    if len(nodes) > MOST_FOR_LAYERS:
        return []
    place = {one: n for n, one in enumerate(nodes)}
    layers = {}
    for kind in KINDS:
        ties = networks.project(seen, kinds=(kind,))
        if len(ties) >= FEWEST_TIED:
            layers[kind] = np.zeros((len(nodes), len(nodes)))
            for one, other, weight in ties:
                a, b = place[_id(one)], place[_id(other)]
                layers[kind][a, b] = layers[kind][b, a] = weight
    rows = []
    for one, other in combinations(layers, 2):
        found = networks.qap(layers[one], layers[other], permutations=PERMUTATIONS, seed=SEED)
        if found.r is not None:
            rows.append({"one": one, "other": other, "r": found.r, "p": found.p})
    return rows


def _organisations(graph: Graph, last: Mapping[int, Place]) -> list[dict[str, Any]]:
    between, held = networks.betweenness(graph), networks.constraint(graph)
    size, roles = networks.effective_size(graph), networks.brokerage(graph)
    cuts = set(networks.articulation_points(graph))
    degree = np.bincount(np.concatenate([graph.source, graph.target]), minlength=len(graph.nodes))
    ids = [_id(node) for node in graph.nodes]
    stands = places(ids, _ties(graph), last=last, seed=SEED)
    return [
        {
            "id": one,
            "group": graph.groups[int(graph.group[n])],
            "ties": int(degree[n]),
            "betweenness": between[one],
            "constraint": held[one],
            "effective_size": size[one],
            "is_cut": one in cuts,
            "roles": roles[one],
            "place": list(stands[one]),
        }
        for n, one in enumerate(ids)
    ]


def _ties(graph: Graph) -> list[tuple[int, int, float]]:
    """Places in the list of organisations, and the weight."""
    rows = zip(graph.source.tolist(), graph.target.tolist(), graph.weight.tolist(), strict=True)
    return [(one, other, round(weight, 6)) for one, other, weight in rows]


def _id(node: Any) -> int:
    return int(node)
