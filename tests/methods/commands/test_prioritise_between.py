"""Between two rounds: declared shares, criteria by order only, the next pair, what still moves."""

import pytest

from tests.methods.samples import DATA

TWO_SECTORS = "voter,sector,ranking\n1,big,a>b\n2,big,a>b\n3,big,a>b\n4,small,b>a\n"
CRITERIA = "voter,item,score,criterion\n1,x,5,need\n1,x,1,cost\n1,y,3,need\n1,y,4,cost\n"


@pytest.mark.parametrize(
    ("balance", "scores"),
    [("root", {"a": 1.75, "b": 1.25}), ("population", {"a": 1.9, "b": 1.1})],
)
def test_sectors_weigh_what_their_size_declares(count, file, balance, scores):
    result = count(file(TWO_SECTORS), "--balance", balance, "--sizes", "big=9000,small=1000")

    shares = {"root": 0.75, "population": 0.9}
    expected = {"a": 1 + shares[balance], "b": 2 - shares[balance]}
    assert expected == pytest.approx(scores)
    assert {row["id"]: row["score"] for row in result["balanced"]["items"]} == pytest.approx(expected)


@pytest.mark.parametrize(
    "sizes", [[], ["--sizes", "big=9000"], ["--sizes", "big=0,small=4"], ["--sizes", "big"]]
)
def test_a_share_by_size_needs_the_size_of_each_sector(ask, file, sizes):
    status, out, err = ask(file(TWO_SECTORS), "--balance", "root", *sizes)

    assert (status, out) == (2, "")
    assert ":--sizes: expected" in err


def test_the_order_of_criteria_is_enough_for_their_weights(count, file):
    result = count(file(CRITERIA), "--weights", "roc:need,cost")

    assert result["weights"] == {"need": 0.75, "cost": 0.25}
    assert [(row["id"], row["score"]) for row in result["items"]] == [("x", 4), ("y", 3.25)]


def test_the_next_pair_is_one_that_was_compared_least(count, file):
    path = file("voter,winner,loser\n1,a,b\n2,b,a\n1,b,c\n2,c,b\n")

    result = count(path, "--ask", "--k", "1")

    assert (result["next_pair"], result["may_stop"]) == (["a", "c"], False)


def test_asking_may_stop_once_the_first_is_surely_above_the_others(count, file):
    wins = ["1,a,b"] * 200 + ["1,b,a"] * 10

    assert count(file("voter,winner,loser\n" + "\n".join(wins)), "--ask", "--k", "1")["may_stop"] is True


def test_ask_is_refused_where_there_are_no_pairs(ask, file):
    assert ask(file(TWO_SECTORS), "--ask")[2].endswith(":--ask: expected pairs, found points\n")


def panel(*grades):
    return "voter,item,score\n" + "\n".join(f"{n},x,{grade}" for n, grade in enumerate(grades)) + "\n"


@pytest.mark.parametrize(
    ("second", "moved", "stable"), [((1, 5, 5, 9), 0, True), ((5, 5, 5, 9), 0.25, False)]
)
def test_two_rounds_of_a_panel_tell_what_still_moves(count, file, second, moved, stable):
    before = file(panel(1, 5, 5, 9), "before.csv")

    row = count(file(panel(*second), "after.csv"), "--method", "delphi", "--before", before)["items"][0]

    assert (row["moved"], row["stable"]) == (moved, stable)


def test_a_mistake_in_the_round_before_is_told_of_that_file(ask, file):
    broken = file("voter,item,score\n1,x,beaucoup\n", "before.csv")

    status, out, err = ask(file(panel(1, 5), "after.csv"), "--method", "delphi", "--before", broken)

    assert (status, out) == (2, "")
    assert ":--before:2: expected a score (a number)" in err


def test_an_item_that_the_round_before_did_not_have_is_told(ask, file):
    before = file("voter,item,score\n1,y,5\n", "before.csv")

    err = ask(file(panel(1, 5), "after.csv"), "--method", "delphi", "--before", before)[2]

    assert err.endswith(":--before: expected a score of x, found nothing\n")


def test_the_round_before_is_for_delphi(ask):
    citations = DATA / "citations.csv"

    err = ask(citations, "--before", citations)[2]

    assert err.endswith(":--before: expected the method delphi, found bradley-terry\n")
