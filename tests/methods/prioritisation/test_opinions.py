"""Opinion groups are shown only when they are there."""

import csv
from math import prod

import numpy as np
import pytest

from resal.methods.prioritisation import opinions
from tests.methods.samples import DATA


def freshwater():
    with open(DATA / "polis-freshwater-participants-votes.csv", newline="") as file:
        rows = list(csv.reader(file))
    columns = [place for place, name in enumerate(rows[0]) if name.isdecimal()]
    return np.array([[float(row[place] or "nan") for place in columns] for row in rows[1:]])


def two_camps(people=60, noise=0.1, seed=1):
    chance = np.random.default_rng(seed)
    camp = np.arange(people) % 3 == 0
    agree = np.where(camp[:, None], [1] * 6 + [-1] * 6, [-1] * 6 + [1] * 6)
    votes = np.where(chance.random((people, 12)) < noise, -agree, agree).astype(float)
    shared = np.where(chance.random((people, 2)) < 0.05, -1.0, 1.0)
    return np.hstack([votes, shared]), camp


def test_the_freshwater_conversation_has_no_stable_groups():
    found = opinions.find_groups(freshwater(), draws=40)
    assert int(found.placed.sum()) == 100
    assert found.ari < 0.6
    assert found.stable is False


def test_two_camps_are_found_stable_and_described():
    votes, camp = two_camps()
    found = opinions.find_groups(votes, draws=40)
    assert found.stable is True
    assert found.ari > 0.9
    assert opinions.adjusted_rand(found.label, camp.astype(np.int64)) == pytest.approx(1)
    told = opinions.representative(votes, found.label, 0)
    assert len(told) == 5
    assert {place < 12 for place, _ in told} == {True}
    assert all(agrees == (place >= 6) for place, agrees in told)


def test_what_both_camps_agree_on_is_the_consensus():
    votes, _ = two_camps()
    found = opinions.find_groups(votes, draws=5)
    score = opinions.consensus(votes, found.label)
    assert set(np.argsort(-score)[:2].tolist()) == {12, 13}
    own = [votes[found.label == group][:, 0] for group in (0, 1)]
    assert score[0] == pytest.approx(prod(((v == 1).sum() + 1) / (len(v) + 2) for v in own))


def test_few_people_are_never_grouped():
    votes, _ = two_camps(36)
    assert opinions.find_groups(votes, draws=5).stable is False
    assert opinions.find_groups(votes[:6], draws=5).label.tolist() == [0] * 6


def test_people_with_too_few_votes_are_not_placed():
    votes, _ = two_camps()
    votes[0, 6:] = np.nan
    assert opinions.find_groups(votes, draws=2).placed.sum() == 59


def test_rand_index_and_silhouette_of_known_cases():
    """Hubert and Arabie's index of two partitions; a silhouette by hand on a line."""
    one, other = np.array([0, 0, 1, 1, 2, 2]), np.array([0, 0, 1, 2, 2, 2])
    assert opinions.adjusted_rand(one, other) == pytest.approx(0.4444444)
    assert opinions.adjusted_rand(one, one) == 1
    points = np.array([[0.0], [1], [10], [11]])
    apart = np.abs(points - points.T)
    expected = np.mean([1 - 1 / 10.5, 1 - 1 / 9.5, 1 - 1 / 9.5, 1 - 1 / 10.5])
    assert opinions.silhouette(apart, np.array([0, 0, 1, 1])) == pytest.approx(expected)
    assert opinions.silhouette(apart, np.zeros(4, dtype=np.int64)) == -1
