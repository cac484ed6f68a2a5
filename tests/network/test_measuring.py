"""What is measured of a window of records, and what is never shown."""

from hypothesis import given, settings
from hypothesis import strategies as st

from resal.methods.networks import Attendance
from resal.network.domain.grouping import groups_of, shown_groups
from resal.network.domain.layout import ROOM, places, side_of
from resal.network.domain.measuring import Window, measure

FAMILY = {"a": "one", "b": "two", "c": "three"}
SECTOR = {n: "abc"[n // 5] for n in range(15)}


def room(activity, people, kind="meeting"):
    return [Attendance(person, activity, None, kind) for person in people]


def window(*rooms, called=range(15), sector=SECTOR, **more):
    return Window([seen for one in rooms for seen in one], frozenset(called), sector, FAMILY, **more)


def three_tables():
    tables = [room(f"t{n}", range(5 * n, 5 * n + 5)) for n in range(3)]
    return window(*tables, room("bridge", (0, 5, 10)))


def test_three_closed_tables_are_more_closed_than_chance():
    found = measure(three_tables())

    assert found["enough"] is True
    assert (found["called"], found["tied"], found["activities"]) == (15, 15, 4)
    assert found["e_i"]["value"] < found["e_i"]["expected"]
    assert found["e_i"]["p"] == 0.001
    assert round(found["assortativity"], 2) == 0.75


def test_those_who_bridge_are_the_ones_the_network_hangs_on():
    cuts = [row["id"] for row in measure(three_tables())["organisations"] if row["is_cut"]]

    assert cuts == [0, 5, 10]


def test_a_plenary_ties_nobody_and_is_counted_apart():
    without = measure(three_tables())
    tables = [room(f"t{n}", range(5 * n, 5 * n + 5)) for n in range(3)]
    everybody = room("p", range(15), "plenary")
    found = measure(window(*tables, room("bridge", (0, 5, 10)), everybody))

    assert (found["plenaries"], found["activities"]) == (1, 4)
    assert found["e_i"] == without["e_i"]


def test_too_few_organisations_say_nothing():
    found = measure(window(room("t", range(4))))

    assert found["enough"] is False
    assert "e_i" not in found
    assert measure(window(called=())) == {
        "called": 0,
        "tied": 0,
        "n_ties": 0,
        "activities": 0,
        "plenaries": 0,
        "kinds": {},
        "enough": False,
    }


def test_the_same_records_give_the_same_figures_and_the_same_map():
    assert measure(three_tables()) == measure(three_tables())


def test_two_layers_of_the_same_people_go_together():
    tables = [
        room(f"{kind}{n}", range(5 * n, 5 * n + 5), kind) for n in range(3) for kind in ("meeting", "plan")
    ]
    found = measure(window(*tables, room("bridge", (0, 5))))

    assert [(row["one"], row["other"]) for row in found["together"]] == [("meeting", "plan")]
    assert found["together"][0]["r"] > 0.7
    assert found["together"][0]["p"] == 0.001


def test_each_layer_is_measured_by_itself_where_enough_sat_together():
    tables = [room(f"t{n}", range(5 * n, 5 * n + 5)) for n in range(3)]
    teams = room("team", (0, 5, 10), "team")
    found = measure(window(*tables, teams))
    layers = {row["kind"]: (row["tied"], row["value"], row["assortativity"]) for row in found["layers"]}

    assert layers == {"meeting": (15, -1.0, 1.0), "team": (3, None, None)}


def test_a_small_sector_is_told_with_its_family_and_a_small_family_with_the_rest():
    sector = {
        **dict.fromkeys(range(6), "police"),
        6: "street",
        7: "youth",
        **dict.fromkeys(range(8, 12), "house"),
    }
    sector |= {12: "funder", 13: "media"}
    family = {
        "police": "police", "street": "community", "youth": "community", "house": "community",
        "funder": "funder", "media": "private",
    }  # fmt: skip
    groups = groups_of(sector, family)

    assert {groups[n] for n in range(6)} == {"sector:police"}
    assert {groups[n] for n in range(6, 14)} == {"autres"}


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, 60), st.sampled_from("abcdefg"), max_size=60))
def test_no_group_but_one_alone_has_fewer_than_five_organisations(sector):
    family = dict(zip("abcdefg", "1122333", strict=True))
    groups = groups_of(sector, family)
    sizes = [list(groups.values()).count(name) for name in set(groups.values())]

    assert set(groups) == set(sector)
    assert len(sizes) < 2 or min(sizes) >= 5


def test_one_hidden_group_never_stands_alone():
    shown = shown_groups({"a": 30, "b": 12, "c": 3}, {"a": 9, "b": 7, "c": 6})

    assert "c" not in shown
    assert len(shown) < 2


def test_a_group_with_few_ties_is_hidden():
    assert shown_groups({"a": 30, "b": 4, "c": 2, "d": 20}, {"a": 9, "b": 7, "c": 6, "d": 5}) == {"a", "d"}


def test_circles_keep_their_places_and_their_distance():
    ids = list(range(40))
    ties = [(n, (n + 1) % 40, 1.0) for n in range(40)]
    first = places(ids, ties)
    again = places(ids, ties, last=first)
    side = side_of(40)

    assert places(ids, ties) == first
    assert all(0 < x < side and 0 < y < side for x, y in first.values())
    assert max(abs(first[n][0] - again[n][0]) for n in ids) < side / 4
    assert max(abs(first[n][1] - again[n][1]) for n in ids) < side / 4
    apart = [
        ((first[a][0] - first[b][0]) ** 2 + (first[a][1] - first[b][1]) ** 2) ** 0.5
        for a in ids
        for b in ids
        if a < b
    ]
    assert min(apart) > ROOM * 0.9


def test_nobody_is_nowhere():
    assert places([], []) == {}
