from datetime import date

import numpy as np
import pytest

from resal.methods.networks import Attendance, gini, project, qap


def test_a_person_s_ties_from_one_activity_sum_to_one():
    ties = project([Attendance(who, "atelier") for who in "abcd"])

    assert round(sum(weight for one, other, weight in ties if "a" in (one, other)), 9) == 1.0
    assert len(ties) == 6


def test_a_plenary_joins_nobody_unless_asked():
    seen = [Attendance("a", 1, kind="plenary"), Attendance("b", 1, kind="plenary")]

    assert project(seen) == []
    assert project(seen, kinds=["plenary"]) == [("a", "b", 1.0)]


def test_only_the_days_of_the_window_count():
    seen = [Attendance(who, day, day=day) for day in (date(2025, 1, 1), date(2026, 1, 1)) for who in "ab"]

    assert project(seen, since=date(2025, 6, 1)) == [("a", "b", 1.0)]


def test_somebody_who_signs_twice_is_there_once():
    assert project([Attendance(who, 1) for who in "aab"]) == [("a", "b", 1.0)]


@pytest.mark.parametrize(
    ("hours", "expected"), [([5, 5, 5], 0.0), ([0, 0, 0, 8], 0.75), ([], None), ([0, 0], None)]
)
def test_hours_are_shared_or_carried_by_one(hours, expected):
    assert gini(hours) == expected


def test_negative_hours_are_no_hours():
    with pytest.raises(ValueError, match="negative"):
        gini([3, -1])


def test_a_layer_goes_with_itself_and_shuffling_seldom_does_as_well():
    ring = np.zeros((12, 12))
    for n in range(12):
        ring[n, (n + 1) % 12] = ring[(n + 1) % 12, n] = 1

    result = qap(ring, ring)

    assert (round(result.r, 9), result.p) == (1.0, 0.001)


def test_layers_that_never_vary_say_nothing():
    assert (qap(np.ones((4, 4)), np.eye(4)).r, qap(np.ones((4, 4)), np.eye(4)).p) == (None, None)


def test_layers_over_other_people_are_refused():
    with pytest.raises(ValueError, match="same people"):
        qap(np.ones((3, 3)), np.ones((4, 4)))
