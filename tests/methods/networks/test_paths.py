"""Betweenness and articulation points against their definitions, on every small network that comes."""

from collections import deque
from itertools import combinations

from hypothesis import given

from resal.methods.networks import articulation_points, betweenness
from tests.methods.networks.test_silos import networks


def neighbours(graph):
    near = {n: set() for n in range(len(graph.nodes))}
    for one, other in zip(graph.source, graph.target, strict=True):
        near[int(one)].add(int(other))
        near[int(other)].add(int(one))
    return near


def distances(near, start, without=()):
    found, queue = {start: 0}, deque([start])
    while queue:
        node = queue.popleft()
        for other in sorted(near[node]):
            if other not in found and other not in without:
                found[other] = found[node] + 1
                queue.append(other)
    return found


def shortest_paths(near, start, end):
    far = distances(near, start)
    if end not in far:
        return []
    paths = [[end]]
    while paths[0][-1] != start:
        paths = [
            [*path, step]
            for path in paths
            for step in near[path[-1]]
            if far.get(step, -1) == far[path[-1]] - 1
        ]
    return paths


@given(networks())
def test_betweenness_is_the_mean_share_of_shortest_paths(graph):
    near, size = neighbours(graph), len(graph.nodes)
    share = dict.fromkeys(range(size), 0.0)
    for start, end in combinations(range(size), 2):
        paths = shortest_paths(near, start, end)
        for path in paths:
            for node in path[1:-1]:
                share[node] += 1 / len(paths)
    pairs = (size - 1) * (size - 2) / 2 or 1

    assert {n: round(value, 9) for n, value in betweenness(graph).items()} == {
        n: round(value / pairs, 9) for n, value in share.items()
    }


@given(networks())
def test_an_articulation_point_is_somebody_whose_leaving_cuts_others_off(graph):
    near, size = neighbours(graph), len(graph.nodes)
    cut = []
    for node in range(size):
        before = [other for other in distances(near, node) if other != node]
        if before and len(distances(near, before[0], without=(node,))) < len(before):
            cut.append(node)

    assert articulation_points(graph) == cut
