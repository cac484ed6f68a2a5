"""CPU time of silo measures at two sizes, and of betweenness beside networkx on the same network.

The ratio asks for networkx (pip install networkx); without it the line says so and gives our time alone.

    OMP_NUM_THREADS=1 python bench/networks.py
"""

import importlib
import importlib.util
import time
from collections.abc import Callable

import numpy as np

from resal.methods import networks
from resal.methods.networks import Graph


def drawn(people: int, ties: int, sectors: int, seed: int) -> Graph:
    """A random network of about so many different ties, of which a third stay in a sector."""
    chance = np.random.default_rng(seed)
    group = chance.integers(0, sectors, people)
    order = np.argsort(group, kind="stable")
    place = np.empty(people, dtype=np.int64)
    place[order] = np.arange(people)
    one = chance.integers(0, people, ties)
    near = order[np.clip(place[one] + chance.integers(1, 40, ties), 0, people - 1)]
    other = np.where(chance.random(ties) < 1 / 3, near, chance.integers(0, people, ties))
    pairs = np.unique(np.sort(np.stack([one, other], axis=1)[one != other], axis=1), axis=0)
    return Graph(
        nodes=tuple(range(people)),
        source=pairs[:, 0],
        target=pairs[:, 1],
        weight=chance.random(len(pairs)) + 0.1,
        groups=tuple(range(sectors)),
        group=group,
    )


def took(work: Callable[[], object], times: int = 3) -> float:
    """The median CPU time of a few runs, in seconds."""
    taken = []
    for _ in range(times):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return sorted(taken)[times // 2]


def silo_measures(graph: Graph) -> None:
    """What the page of silos says of groups."""
    networks.silo(graph, permutations=999)
    networks.silo_by_group(graph)
    networks.assortativity(graph)
    networks.modularity(graph)
    networks.mixing(graph)


def silos() -> None:
    for people, ties, limit in ((200, 1_000, 0.1), (100_000, 470_500, 10.0)):
        graph = drawn(people, ties, 12, seed=1)
        taken = took(lambda graph=graph: silo_measures(graph))
        name = f"silo measures, 999 shufflings, {people:,} people, {len(graph.weight):,} ties"
        print(f"{name:72} {taken:8.3f} s   limit {limit:g} s   {'kept' if taken <= limit else 'MISSED'}")


def paths() -> None:
    graph = drawn(5_000, 25_000, 12, seed=2)
    ours = took(lambda: networks.betweenness(graph), times=1)
    name = f"betweenness, {len(graph.nodes):,} people, {len(graph.weight):,} ties"
    if importlib.util.find_spec("networkx") is None:
        print(f"{name:72} {ours:8.3f} s   install networkx for the ratio: pip install networkx")
        return
    library = importlib.import_module("networkx")
    theirs = library.Graph(zip(graph.source.tolist(), graph.target.tolist(), strict=True))
    taken = took(lambda: library.betweenness_centrality(theirs), times=1)
    print(f"{name:72} {ours:8.3f} s   networkx {taken:.1f} s   ratio {taken / ours:.1f}")


if __name__ == "__main__":
    silos()
    paths()
