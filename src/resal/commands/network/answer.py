"""From the files to the measures, as plain values; what is undefined is None."""

from typing import Any

from resal.commands.network import reading
from resal.commands.network.options import Asked
from resal.methods import networks
from resal.methods.networks import Graph


def answer(asked: Asked) -> dict[str, Any]:
    known = reading.people(asked.nodes, asked.group)
    if asked.participation:
        ties = networks.project(reading.attendances(asked.participation, known))
    else:
        ties = reading.ties(asked.edges, known)
    graph = Graph.of(tuple(known.ids), ties, known.group_of, directed=asked.directed)
    return {
        "nodes": len(graph.nodes),
        "ties": len(graph.weight),
        **(of_groups(graph, asked) if known.group_of else WITHOUT_GROUPS),
        "betweenness": networks.betweenness(graph),
        "constraint": networks.constraint(graph),
        "effective_size": networks.effective_size(graph),
        "articulation_points": networks.articulation_points(graph),
    }


WITHOUT_GROUPS: dict[str, Any] = {
    "e_i": {"value": None, "expected": None, "p": None},
    "e_i_by_group": [],
    "assortativity": None,
    "modularity": None,
    "mixing": [],
    "brokerage": [],
}
"""What nobody can say of people whose groups are not known."""


def of_groups(graph: Graph, asked: Asked) -> dict[str, Any]:
    silo = networks.silo(graph, permutations=asked.permutations, seed=asked.seed)
    return {
        "e_i": {"value": silo.value, "expected": silo.expected, "p": silo.p},
        "e_i_by_group": [
            {
                "group": own.group,
                "external": own.external,
                "internal": own.internal,
                "ei_ties": own.ei_ties,
                "ei_ends": own.ei_ends,
            }
            for own in networks.silo_by_group(graph)
        ],
        "assortativity": networks.assortativity(graph),
        "modularity": networks.modularity(graph),
        "mixing": [
            {
                "from": met.one,
                "to": met.other,
                "observed": met.observed,
                "expected": met.expected,
                "ratio": met.ratio,
            }
            for met in networks.mixing(graph)
        ],
        "brokerage": [{"id": node} | roles for node, roles in networks.brokerage(graph).items()],
    }
