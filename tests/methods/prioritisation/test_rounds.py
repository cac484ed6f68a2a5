"""The two rounds of the demo network give exactly their two printed tables."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from resal.methods.prioritisation import positional, ranks, rounds
from resal.methods.prioritisation.agreement import between_groups, kendall_w, within_groups
from resal.methods.prioritisation.ballots import Ballot, Profile, UnusableBallot, in_order
from tests.methods.samples import ISSUES, boise

VOTE_1 = """
E03 50 1  16 7 2.67 2
E01 43 2  15 8 2.79 1
E02 36 3= 13 6 1.58 4
E07 36 3= 9  3 1.50 5
E04 35 5  9  5 2.38 3
E10 23 6  6  2 0.96 6
E06 18 7  6  3 0.92 7
E05 11 8  7  4 0.79 8=
E08 9  9= 5  4 0.63 10
E09 9  9= 4  3 0.79 8=
"""
VOTE_2 = """
E03 73 1  17 8 4.25 1
E01 52 2  17 8 3.25 2
E02 44 3  15 7 2.38 4
E04 40 4  14 8 2.75 3
E07 25 5  7  3 1.06 5
E06 6  6= 3  1 0.25 8
E08 6  6= 5  4 0.44 6
E05 4  8= 3  3 0.33 7
E10 4  8= 3  2 0.17 9
E09 1  10 1  1 0.13 10
"""


def two_decimals(value: Fraction) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))


def printed(line: rounds.Line) -> list[str]:
    return [
        line.item,
        str(line.points),
        line.rank_label,
        str(line.mentions),
        str(line.groups),
        two_decimals(line.balanced),
        line.balanced_label,
    ]


@pytest.mark.parametrize(("vote", "table"), [(1, VOTE_1), (2, VOTE_2)])
def test_the_tables_of_the_demo_network_come_out_to_the_last_figure(vote, table):
    counted = rounds.count(boise(vote), ISSUES, k=5)
    assert [printed(line) for line in counted.lines] == [row.split() for row in table.strip().splitlines()]


@pytest.mark.parametrize(("vote", "voters", "points", "w"), [(1, 18, 270, "0.20"), (2, 17, 255, "0.62")])
def test_people_agree_more_after_the_discussion(vote, voters, points, w):
    counted = rounds.count(boise(vote), ISSUES)
    assert counted.voters == voters
    assert counted.groups == 8
    assert counted.k == 5
    assert sum(line.points for line in counted.lines) == points
    assert two_decimals(counted.kendall_w) == w


def test_movement_between_the_two_rounds():
    before, after = (rounds.count(boise(vote), ISSUES).ranks for vote in (1, 2))
    moves = {move.item: move for move in ranks.movement(before, after, places=4)}
    assert [moves[item].change for item in ("E03", "E01", "E04", "E07", "E10")] == [0, 0, 1, -2, -2]
    assert [item for item, move in moves.items() if move.enters] == ["E04"]
    assert [item for item, move in moves.items() if move.leaves] == ["E07"]


def test_an_item_of_one_round_only_has_no_change():
    assert ranks.movement({"a": 1, "b": 2}, {"b": 1, "c": 2}, places=1) == [
        ranks.Move("b", 2, 1, enters=True, leaves=False),
        ranks.Move("c", None, 2, enters=False, leaves=False),
        ranks.Move("a", 1, None, enters=False, leaves=True),
    ]
    assert ranks.Move("c", None, 2, enters=False, leaves=False).change is None


def test_a_line_never_falls_between_two_tied_items():
    ranked = rounds.count(boise(1), ISSUES).ranks
    assert ranks.cut(ranked, 3) == ranks.Cut(
        ("E03", "E01"), ("E02", "E07"), ("E04", "E10", "E06", "E05", "E08", "E09")
    )
    assert ranks.cut(ranked, 4).tied == ()
    assert ranks.cut(ranked, 0) == ranks.Cut((), (), tuple(ranks.ordered(ranked)))
    assert ranks.cut(ranked, 99).kept == tuple(ranks.ordered(ranked))
    with pytest.raises(ValueError, match="places"):
        ranks.cut(ranked, -1)


def test_tied_places_share_the_mean_of_their_points():
    ballot = Ballot((("a",), ("b", "c"), ("d",)))
    assert positional.points_of(ballot, 4) == {"a": 4, "b": Fraction(5, 2), "c": Fraction(5, 2), "d": 1}
    assert positional.points_of(ballot, 2) == {"a": 2, "b": Fraction(1, 2), "c": Fraction(1, 2), "d": 0}


def test_items_outside_every_choice_are_in_the_table_with_nothing():
    counted = rounds.count([in_order("ab")], "abc")
    assert [(line.item, line.points, line.rank_label) for line in counted.lines] == [
        ("a", 2, "1"),
        ("b", 1, "2"),
        ("c", 0, "3"),
    ]
    assert counted.lines[0].balanced is None


def test_a_round_without_a_ballot_ties_everything():
    counted = rounds.count([], "ab")
    assert [line.rank_label for line in counted.lines] == ["1=", "1="]
    assert counted.kendall_w is None


@pytest.mark.parametrize(
    ("tiers", "count", "message"),
    [
        ((("a",), ("a",)), 1, "expected each item at most once in a ballot, found a twice"),
        ((("a",), ()), 1, "expected at least one item in each place, found an empty place"),
        ((("a",),), 0, "expected one ballot or more, found 0"),
    ],
)
def test_a_ballot_that_breaks_a_rule_is_refused(tiers, count, message):
    with pytest.raises(UnusableBallot, match=message):
        Ballot(tiers, count=count)


def test_a_foreign_item_is_refused():
    with pytest.raises(UnusableBallot, match="expected an item of the list, found z"):
        rounds.count([in_order("az")], "ab")


ballots = some.lists(
    some.builds(
        lambda order, cuts, group, count: Ballot(chop(order, cuts), group, count),
        some.permutations("abcdef"),
        some.lists(some.integers(1, 3), max_size=4),
        some.sampled_from("xyz"),
        some.integers(1, 4),
    ),
    min_size=1,
    max_size=12,
)


def chop(order, sizes):
    tiers, start = [], 0
    for size in sizes:
        tiers.append(tuple(order[start : start + size]))
        start += size
    return tuple(tier for tier in tiers if tier)


@given(ballots)
def test_borda_is_the_tournament_of_pairs(cast):
    """Borda equals wins plus half ties against the others, summed over people."""
    profile = Profile(tuple("abcdef"), tuple(cast))
    scores = dict.fromkeys("abcdef", Fraction(0))
    for ballot in cast:
        place = ranks.positions(ballot.tiers, "abcdef")
        for one in "abcdef":
            for other in set("abcdef") - {one}:
                won, tied = place[one] < place[other], place[one] == place[other]
                scores[one] += ballot.count * (won + Fraction(tied, 2))
    assert positional.borda(profile) == scores


@given(ballots)
def test_counting_identical_ballots_together_changes_nothing(cast):
    one_by_one = [Ballot(b.tiers, b.group) for b in cast for _ in range(b.count)]
    assert rounds.count(cast, "abcdef") == rounds.count(one_by_one, "abcdef")


@given(ballots, some.randoms())
def test_the_order_of_the_box_changes_nothing(cast, chance):
    shuffled = list(cast)
    chance.shuffle(shuffled)
    assert rounds.count(cast, "abcdef") == rounds.count(shuffled, "abcdef")


@given(ballots)
def test_agreement_lies_between_none_and_full(cast):
    w = kendall_w(Profile(tuple("abcdef"), tuple(cast)))
    assert w is None or 0 <= w <= 1


def test_disagreement_may_lie_between_sectors_or_inside_them():
    camps = [in_order("abc", group="x", count=4), in_order("cba", group="y", count=4)]
    profile = Profile(tuple("abc"), tuple(camps))
    assert within_groups(profile) == {"x": 1, "y": 1}
    assert between_groups(profile) == 0
    mixed = [in_order(order, group=group) for group in "xy" for order in ("abc", "acb", "bac")]
    profile = Profile(tuple("abc"), tuple(mixed))
    assert between_groups(profile) == 1
    assert within_groups(profile)["x"] == within_groups(profile)["y"] == Fraction(4, 9)


@given(ballots)
def test_when_all_groups_have_one_size_both_orders_agree(cast):
    even = [Ballot(b.tiers, group, b.count) for b in cast for group in "xyz"]
    counted = rounds.count(even, "abcdef")
    assert counted.ranks == counted.balanced_ranks


def test_ids_are_ordered_as_people_count():
    assert ranks.ordered({"E10": 1, "E2": 1, "E1": 2}) == ["E2", "E10", "E1"]
    assert ranks.ordered({"10": 1, "a": 1, "9": 1}) == ["9", "10", "a"]
