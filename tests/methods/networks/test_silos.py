import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resal.methods.networks import (
    Graph,
    assortativity,
    brokerage,
    constraint,
    effective_size,
    mixing,
    modularity,
    silo,
    silo_by_group,
)

SECTORS = {"a": "police", "b": "police", "c": "santé", "d": "santé"}


def network(*ties, group_of=SECTORS, directed=False):
    return Graph.of(sorted(group_of), [(*tie, 1.0) for tie in ties], group_of, directed=directed)


def test_ties_that_all_cross_are_the_most_open_network():
    result = silo(network("ac", "ad", "bc", "bd"))

    assert (result.value, round(result.expected, 4)) == (1.0, 0.3333)


def test_two_pairs_that_keep_to_themselves_are_closed_as_often_as_chance_says():
    """Of the three ways to pair four people, one keeps both pairs inside: a third of shufflings."""
    result = silo(network("ab", "cd"), permutations=2999)

    assert result.value == -1.0
    assert round(result.p, 1) == 0.3


def test_a_group_counts_its_ties_and_its_ends():
    police = silo_by_group(network("ab", "ac"))[0]

    assert (police.group, police.external, police.internal) == ("police", 1.0, 1.0)
    assert (police.ei_ties, round(police.ei_ends, 4)) == (0.0, -0.3333)


def test_what_is_undefined_is_none_and_never_zero():
    alone = network("ab", "bc", group_of=dict.fromkeys("abc", "police"))
    empty = network()

    assert (silo(alone).value, assortativity(alone), modularity(empty)) == (None, None, None)
    assert silo_by_group(empty)[0].ei_ties is None
    assert (constraint(empty)["a"], effective_size(empty)["a"]) == (None, None)


def test_the_mixing_table_adds_up_to_the_ties():
    rows = mixing(network("ab", "ac", "ad", "cd"))

    assert [(row.one, row.other, row.observed) for row in rows] == [
        ("police", "police", 1.0),
        ("police", "santé", 2.0),
        ("santé", "santé", 1.0),
    ]
    assert sum(row.expected for row in rows) == 4.0


def test_each_role_of_a_broker_is_told_from_the_groups_of_the_three():
    group_of = {"a": 1, "b": 1, "c": 1, "x": 2, "y": 2, "z": 3}
    arrows = network("ab", "bc", "xb", "bx", "by", "zb", group_of=group_of, directed=True)

    assert brokerage(arrows)["b"] == {
        "coordinator": 1,  # a → b → c
        "itinerant": 1,  # x → b → y
        "gatekeeper": 2,  # x, z → b → c
        "representative": 2,  # a → b → x, y
        "liaison": 2,  # z → b → x, y
    }


def test_a_direct_tie_leaves_nothing_to_broker():
    group_of = dict.fromkeys("abc", 1)

    assert brokerage(network("ab", "bc", "ac", group_of=group_of, directed=True))["b"]["coordinator"] == 0


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_a_weight_that_is_no_weight_is_refused(weight):
    with pytest.raises(ValueError, match="must be a number above 0"):
        Graph.of("ab", [("a", "b", weight)])


def test_a_tie_said_twice_is_one_of_both_weights_and_a_loop_is_none():
    graph = Graph.of("ab", [("a", "b", 1.0), ("b", "a", 2.0), ("a", "a", 5.0)])

    assert list(graph.weight) == [3.0]


people = st.integers(2, 12)


@st.composite
def networks(draw):
    size = draw(people)
    ties = draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1)), max_size=40))
    homes = draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    directed = draw(st.booleans())
    return Graph.of(range(size), [(a, b, 1.0) for a, b in ties], dict(enumerate(homes)), directed=directed)


@given(networks())
def test_the_expected_index_is_the_mean_over_all_shufflings(graph):
    """Checked against the closed formula by shuffling much; both use nothing of each other."""
    result = silo(graph, permutations=0)
    if result.value is None:
        return
    rng = np.random.default_rng(1)
    means = []
    for _ in range(400):
        labels = rng.permutation(graph.group)
        inside = graph.weight[labels[graph.source] == labels[graph.target]].sum()
        means.append(1 - 2 * inside / graph.weight.sum())
    spread = max(float(np.std(means)), 0.02) / 20
    assert abs(np.mean(means) - result.expected) <= 6 * spread


@given(networks())
def test_every_open_triple_is_brokered_in_exactly_one_role(graph):
    ties = graph.adjacency().toarray() > 0
    size = len(graph.nodes)
    open_triples = {
        b: sum(
            bool(ties[a, b] and ties[b, c] and not ties[a, c] and a != c)
            for a in range(size)
            for c in range(size)
        )
        for b in range(size)
    }

    assert {node: sum(roles.values()) for node, roles in brokerage(graph).items()} == open_triples
