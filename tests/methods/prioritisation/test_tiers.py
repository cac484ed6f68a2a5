"""Tiers say no more than the ballots can."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from resal.methods.prioritisation.tiers import collapsed, rank_sets, standard_errors

tables = some.lists(some.lists(some.integers(0, 5), min_size=5, max_size=5), min_size=2, max_size=25).map(
    lambda rows: np.array(rows, dtype=float)
)


def one(scores):
    return np.zeros(len(scores), dtype=np.int64)


@settings(deadline=None)
@given(tables)
def test_every_item_is_in_one_tier_and_its_own_rank_in_its_set(scores):
    found = rank_sets(scores, one(scores), draws=50)
    assert sorted(item for tier in found.tiers for item in tier) == list(range(5))
    mean = scores.mean(axis=0)
    for item in range(5):
        above, level = (mean > mean[item] + 1e-9).sum(), (np.abs(mean - mean[item]) <= 1e-9).sum()
        assert found.best[item] <= above + level
        assert found.worst[item] >= above + 1


@settings(deadline=None)
@given(tables)
def test_nobody_in_the_head_group_is_surely_beaten_and_later_tiers_are(scores):
    found = rank_sets(scores, one(scores), draws=50)
    assert all(found.best[item] == 1 for item in found.tiers[0])
    for before, after in zip(found.tiers, found.tiers[1:], strict=False):
        assert all(any(found.separated[a, b] for a in before) for b in after)


def test_a_large_difference_makes_tiers_and_a_small_one_does_not():
    chance = np.random.default_rng(4)
    scores = chance.normal(size=(60, 6)) + np.array([3, 3, 3, 0, 0, 0])
    found = rank_sets(scores, np.arange(60) % 4)
    assert [sorted(tier) for tier in found.tiers] == [[0, 1, 2], [3, 4, 5]]
    assert found.best.tolist() == [1, 1, 1, 4, 4, 4]
    assert found.worst.tolist() == [3, 3, 3, 6, 6, 6]


def test_a_handful_of_unanimous_people_proves_nothing():
    few = np.tile([5.0, 4, 3], (3, 1))
    assert rank_sets(few, one(few)).tiers == ((0, 1, 2),)
    many = np.tile([5.0, 4, 3], (60, 1)) + np.random.default_rng(0).normal(scale=0.1, size=(60, 3))
    assert rank_sets(many, one(many)).tiers == ((0,), (1,), (2,))


def test_the_same_seed_gives_the_same_tiers():
    scores = np.random.default_rng(5).normal(size=(20, 4))
    assert rank_sets(scores, one(scores), seed=7).critical == rank_sets(scores, one(scores), seed=7).critical
    assert rank_sets(scores, one(scores), level=0.99).critical > rank_sets(scores, one(scores)).critical


def test_sectors_of_one_person_are_taken_together():
    assert [own.tolist() for own in collapsed(np.array([0, 0, 1, 2]))] == [[0, 1], [2, 3]]
    assert [own.tolist() for own in collapsed(np.array([0, 0, 0, 1, 1, 2]))] == [[3, 4, 5], [0, 1, 2]]
    assert [own.tolist() for own in collapsed(np.array([0, 1]))] == [[0, 1]]


def test_standard_errors_are_those_of_a_paired_difference():
    scores = np.random.default_rng(6).normal(size=(30, 3))
    apart = scores[:, 0] - scores[:, 2]
    assert standard_errors(scores / 30, [np.arange(30)])[0, 2] == pytest.approx(
        apart.std(ddof=1) / np.sqrt(30)
    )


def test_weights_move_the_order():
    scores = np.array([[1.0, 0]] * 30 + [[0, 1.0]] * 10)
    weights = np.array([1 / 60] * 30 + [5 / 100] * 10)
    strata = np.array([0] * 30 + [1] * 10)
    assert rank_sets(scores, strata, weights=weights).tiers == ((0, 1),)


@pytest.mark.parametrize(
    ("scores", "strata", "level"),
    [
        (np.zeros((1, 2)), np.zeros(1), 0.9),
        (np.zeros((2, 1)), np.zeros(2), 0.9),
        (np.zeros((2, 2)), np.zeros(3), 0.9),
        (np.zeros((2, 2)), np.zeros(2), 1.0),
    ],
)
def test_what_cannot_be_resampled_is_refused(scores, strata, level):
    with pytest.raises(ValueError, match="two people"):
        rank_sets(scores, strata.astype(np.int64), level=level)
