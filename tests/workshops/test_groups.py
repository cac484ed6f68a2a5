"""Nobody votes in a group of one or two: the law of the groups."""

from hypothesis import given
from hypothesis import strategies as st

from resal.workshops.domain import groups

rooms = st.dictionaries(
    st.sampled_from([f"s{number}" for number in range(12)]), st.integers(0, 6), max_size=12
)
FAMILY = {f"s{number}": f"f{number % 4}" for number in range(12)}


@given(rooms)
def test_every_group_has_three_voters_or_is_alone(room):
    settled = groups.at_opening(room, FAMILY)

    assert len(settled) <= 1 or min(group.voters for group in settled) >= 3


@given(rooms)
def test_everybody_is_in_one_group(room):
    settled = groups.at_opening(room, FAMILY)

    members = [sector for group in settled for sector in group.sectors]
    assert sorted(members) == sorted(sector for sector, voters in room.items() if voters)
    assert sum(group.voters for group in settled) == sum(room.values())


@given(rooms, st.randoms())
def test_the_order_in_which_people_came_changes_nothing(room, random):
    pairs = list(room.items())
    random.shuffle(pairs)

    assert groups.at_opening(dict(pairs), FAMILY) == groups.at_opening(room, FAMILY)


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 6)))
def test_a_count_only_merges_further(ballots):
    into = groups.at_count(ballots)

    sizes = {}
    for group, code in into.items():
        sizes[code] = sizes.get(code, 0) + ballots[group]
    assert set(into) == set(ballots)
    assert len(sizes) <= 1 or min(sizes.values()) >= 3


def test_the_lone_sectors_of_a_family_join_it_then_the_rest():
    family = {"cj": "community", "fv": "community", "je": "youth", "po": "police", "sa": "health"}

    settled = groups.at_opening({"cj": 2, "fv": 2, "je": 1, "po": 3, "sa": 2}, family)

    assert [(group.code, group.sectors, group.voters) for group in settled] == [
        ("famille:community", ("cj", "fv"), 4),
        ("po", ("po",), 3),
        ("autres", ("je", "sa"), 3),
    ]
