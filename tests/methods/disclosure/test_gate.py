"""The disclosure gate: nothing hidden can be computed from what is shown."""

from collections import defaultdict
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from resal.methods.disclosure import PUBLIC, SENSITIVE, Gate, View
from resal.methods.disclosure.gate import unanimous

sizes = some.dictionaries(some.sampled_from("abcdefgh"), some.integers(0, 15), max_size=8)


def rank(rows):
    """The rank of a small matrix, exactly."""
    rows, found = [list(map(Fraction, row)) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((n for n in range(found, len(rows)) if rows[n][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for n in range(found + 1, len(rows)):
            factor = rows[n][column] / rows[found][column]
            rows[n] = [a - factor * b for a, b in zip(rows[n], rows[found], strict=True)]
        found += 1
    return found


def solvable(equations, unknown):
    """The unknown of that place has one value in every solution."""
    unit = [int(n == unknown) for n in range(len(equations[0]))]
    return rank([*equations, unit]) == rank(equations)


@given(sizes, some.booleans(), some.sets(some.sampled_from("abcdefgh")))
def test_no_hidden_group_can_be_solved_from_the_totals_and_what_is_shown(voters, balanced, alike):
    view = PUBLIC.per_group(voters, unanimous=alike, balanced=balanced)
    hidden = [voters[group] for group in view.hidden if voters[group]]
    if not view.shown or not hidden:
        return
    equations = [hidden] + ([[1] * len(hidden)] if view.balanced else [])
    assert not any(solvable(equations, n) for n in range(len(hidden)))


@given(sizes, some.sets(some.sampled_from("abcdefgh")))
def test_every_shown_group_keeps_the_thresholds(voters, alike):
    view = PUBLIC.per_group(voters, unanimous=alike)
    everybody = sum(voters.values())
    for group in view.shown:
        assert voters[group] >= 5
        assert everybody == voters[group] or everybody - voters[group] >= 5
        assert group not in alike or voters[group] >= 10
    left = sum(voters[group] for group in view.hidden)
    assert view.shown == () or left == 0 or left >= 5
    assert {*view.shown, *view.hidden} == set(voters)


@given(sizes)
def test_hiding_spreads_no_further_than_needed(voters):
    view = PUBLIC.per_group(voters, balanced=False)
    everybody = sum(voters.values())
    small = {g for g, n in voters.items() if n < 5 or 0 < everybody - n < 5}
    extra = sorted(set(view.hidden) - small, key=lambda group: (voters[group], group))
    if extra:
        assert not PUBLIC.safe([voters[g] for g in view.hidden if g != extra[-1]], balanced=False)


def test_a_lone_small_sector_takes_another_with_it():
    voters = {"police": 12, "education": 7, "sante": 9, "jeunes": 2}
    view = PUBLIC.per_group(voters, balanced=False)
    assert view == View(("police", "sante"), ("education", "jeunes"), total=True, balanced=False)


def test_a_balanced_score_is_a_second_equation():
    """With 7 and 2 hidden, Σ n·x and Σ x would give both means; a third must go."""
    voters = {"police": 12, "education": 7, "sante": 9, "jeunes": 2}
    view = PUBLIC.per_group(voters)
    assert view.shown == ("police",)
    assert view.balanced is True


def test_where_groups_of_one_size_cancel_what_is_left_must_be_wide():
    """Sizes 4, 4 and 7: total minus four times the balanced sum is the seven's own figure."""
    assert PUBLIC.safe([4, 4, 7], balanced=False) is True
    assert PUBLIC.safe([4, 4, 7], balanced=True) is False
    assert PUBLIC.safe([4, 4, 7, 8], balanced=True) is True
    assert PUBLIC.safe([4, 4], balanced=True) is True


def test_exact_balanced_scores_are_withheld_when_lone_voters_would_show():
    assert PUBLIC.per_group({"police": 3, "jeunes": 1, "sante": 3}).balanced is False
    assert PUBLIC.per_group({"police": 3, "jeunes": 3, "sante": 3}).balanced is True
    assert PUBLIC.per_group({"police": 3}).total is False


def test_two_groups_are_shown_only_when_both_may_be():
    assert PUBLIC.per_group({"a": 9, "b": 9}).shown == ("a", "b")
    assert PUBLIC.per_group({"a": 9, "b": 4}).shown == ()


def test_a_unanimous_small_group_is_hidden_and_a_large_one_is_not():
    voters = {"a": 9, "b": 10, "c": 11, "d": 12}
    assert "a" not in PUBLIC.per_group(voters, unanimous={"a", "b"}).shown
    assert "b" in PUBLIC.per_group(voters, unanimous={"b"}).shown
    assert unanimous({"a": [1, 1, 1], "b": [1, 2], "c": []}) == {"a"}


counts = some.dictionaries(some.sampled_from("abcd"), some.integers(0, 30), max_size=4)


@given(counts)
def test_counts_under_the_threshold_are_never_shown(cells):
    for gate, least in ((PUBLIC, 5), (SENSITIVE, 10)):
        assert all(cells[cell] >= least for cell in gate.counts(cells).shown)


def seen(gate, cells):
    view = gate.counts(cells)
    figures = tuple((cell, cells[cell]) for cell in view.shown)
    return view.hidden, figures, sum(cells.values()) if view.total else None


@pytest.mark.parametrize(
    ("gate", "cells", "most"), [(Gate(3, 3), 3, 9), (Gate(3, 3), 4, 7), (Gate(5, 5), 3, 13)]
)
def test_who_knows_the_rule_and_the_total_still_finds_no_hidden_count(gate, cells, most):
    """All tables of one size: any two that look alike must differ in every hidden cell somewhere."""
    worlds = defaultdict(list)
    for values in product(range(most + 1), repeat=cells):
        table = dict(zip("abcd", values, strict=False))
        worlds[seen(gate, table)].append(table)
    inside = {
        look: tables for look, tables in worlds.items() if look[2] is None or look[2] <= most
    }  # larger sums have worlds outside of this box
    found = [
        (look, cell)
        for look, tables in inside.items()
        for cell in look[0]
        if len({table[cell] for table in tables}) == 1
    ]
    assert found == []


def test_the_training_of_the_demo_network_hides_its_four_small_sectors():
    cells = {"community": 13, "education": 5, "health": 4, "municipal": 2, "police": 1, "other": 2}
    assert PUBLIC.counts(cells) == View(
        ("community", "education"), ("health", "municipal", "police", "other"), total=True, balanced=False
    )


def test_without_a_total_only_the_small_are_hidden():
    assert PUBLIC.counts({"a": 9, "b": 4}, total=False).shown == ("a",)
    assert PUBLIC.counts({"a": 9, "b": 4}).shown == ()


def test_a_sum_that_would_tell_is_withheld():
    assert PUBLIC.counts({"a": 4, "b": 4, "c": 4}).total is False
    assert PUBLIC.counts({"a": 3, "b": 4, "c": 4}).total is True


def test_percentages_need_twenty_and_averages_five():
    assert PUBLIC.percent(5, 20) == Fraction(1, 4)
    assert PUBLIC.percent(5, 19) is None
    assert PUBLIC.average([1, 2, 3, 4, 6]) == Fraction(16, 5)
    assert PUBLIC.average([1, 2, 3, 4]) is None


@pytest.mark.parametrize(
    "name", ["threshold", "complement", "unanimity_under", "percent_from", "average_from"]
)
def test_no_setting_goes_under_three(name):
    assert getattr(Gate(**{name: 3}), name) == 3
    with pytest.raises(ValueError, match=f"{name} must be 3 or more, not 2"):
        Gate(**{name: 2})


def test_a_negative_number_is_a_mistake():
    with pytest.raises(ValueError, match="cannot be -1"):
        PUBLIC.per_group({"a": -1})
    with pytest.raises(ValueError, match="cannot be -1"):
        PUBLIC.counts({"a": -1})
