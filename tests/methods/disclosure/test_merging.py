"""Small sectors are merged before a vote, and words stand for figures after it."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from resal.methods.disclosure import Carried, carried_by, merge_small
from resal.methods.disclosure.merging import members_of

FAMILY = {
    "police": "police",
    "education": "education",
    "comm_jeunesse": "community",
    "travail_rue": "community",
    "habitation": "community",
    "immigration": "residents",
    "jeunes": "youth",
}


@given(some.dictionaries(some.sampled_from(sorted(FAMILY)), some.integers(0, 6)), some.integers(3, 5))
def test_no_group_is_smaller_than_the_minimum(voters, minimum):
    group = merge_small(voters, FAMILY, minimum=minimum)
    sizes = Counter()
    for sector, own in group.items():
        sizes[own] += voters[sector]
    assert set(group) == {sector for sector, n in voters.items() if n}
    assert sizes == {} or min(sizes.values()) >= minimum or set(sizes) == {"autres"}
    assert min(sizes.values(), default=minimum) >= min(minimum, sum(voters.values()))


def test_a_small_sector_brings_its_whole_family_together():
    voters = {"comm_jeunesse": 4, "travail_rue": 1, "habitation": 1, "police": 3}
    group = merge_small(voters, FAMILY)
    assert group == {
        "comm_jeunesse": "community",
        "travail_rue": "community",
        "habitation": "community",
        "police": "police",
    }
    assert members_of(group) == {
        "community": ["comm_jeunesse", "habitation", "travail_rue"],
        "police": ["police"],
    }


def test_the_last_small_ones_take_the_smallest_group_with_them():
    voters = {"police": 5, "education": 3, "jeunes": 1}
    assert merge_small(voters, FAMILY) == {"police": "police", "education": "autres", "jeunes": "autres"}


def test_large_sectors_stay_themselves():
    assert merge_small({"police": 3, "jeunes": 9, "education": 0}, FAMILY) == {
        "police": "police",
        "jeunes": "jeunes",
    }


def test_the_minimum_is_never_under_three():
    with pytest.raises(ValueError, match="minimum must be 3 or more, not 2"):
        merge_small({"police": 2}, FAMILY, minimum=2)


@pytest.mark.parametrize(
    ("naming", "total", "word"),
    [
        (0, 8, None),
        (3, 8, Carried.FEW),
        (4, 8, Carried.SEVERAL),
        (8, 8, Carried.SEVERAL),
        (1, 3, Carried.FEW),
        (2, 3, Carried.SEVERAL),
        (2, 2, None),
        (1, 1, None),
    ],
)
def test_few_or_several_groups_carry_an_item(naming, total, word):
    assert carried_by(naming, total) is word


def test_more_groups_than_there_are_is_a_mistake():
    with pytest.raises(ValueError, match="between 0 and 8, not 9"):
        carried_by(9, 8)
