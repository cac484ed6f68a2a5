"""Scores, pairs, budgets, ratios and opinions through the front door, on published answers."""

import pytest

from tests.methods.prioritisation.test_opinions import two_camps
from tests.methods.prioritisation.test_published import DRINKS
from tests.methods.samples import DATA

BOISE = DATA / "boise-du-ruisseau-vote-1.csv"

AIRCRAFT = {
    "A1": (2.0, 1500, 20000, 5.5, 5, 9),
    "A2": (2.5, 2700, 18000, 6.5, 3, 5),
    "A3": (1.8, 2000, 21000, 4.5, 7, 7),
    "A4": (2.2, 1800, 20000, 5.0, 5, 5),
}
NAMES = ("speed", "range", "payload", "price", "reliability", "agility")


def scores(table):
    """Rows of voter, sector, item, score."""
    rows = [",".join(map(str, row)) for row in table]
    return "voter,sector,item,score\n" + "\n".join(rows) + "\n"


def test_baseball_and_citations(count):
    result = count(DATA / "baseball1987.csv", "--reference", "Baltimore")
    assert result["method"] == "bradley-terry"
    assert (result["n_voters"], result["n_comparisons"]) == (None, 273)
    best = result["items"][0]
    assert (best["id"], best["rank"]) == ("Milwaukee", 1)
    assert (best["ability"], best["se"]) == pytest.approx((1.58136, 0.34326), abs=1e-5)
    assert count(DATA / "citations.csv")["winners"] == ["JRSS-B"]


def test_choices_with_ties_and_voters(count, file):
    path = file("voter,winner,loser,tie\n1,a,b,0\n2,b,a,\n3,a,b,1\n3,a,c,0\n4,c,b,oui\n")
    result = count(path, "--ridge", "1")
    assert (result["n_voters"], result["n_comparisons"]) == (4, 5)
    assert [row["id"] for row in result["items"]] == ["a", "b", "c"]


def test_who_never_lost_needs_a_ridge(ask, file):
    path = file("voter,winner,loser\n1,a,b\n2,b,c\n3,c,b\n")
    status, out, err = ask(path)
    assert (status, out) == (2, "")
    assert err.startswith(f"{path}:--ridge: expected a value above 0, like 1")
    assert err.endswith(", found a\n")


def test_wieliczka_as_the_city_counted_it(count):
    result = count(DATA / "poland_wieliczka_2023_green-budget.pb")
    assert (len(result["winners"]), result["spent"], result["n_voters"]) == (30, 995_079, 6586)
    funded = {row["id"] for row in result["items"] if row["funded"]}
    assert funded == set(result["winners"])
    assert all(row["missing"] > 0 for row in result["items"] if not row["funded"])


def test_an_aircraft_by_topsis(count, file):
    rows = [f"1,{i},{v},{n}" for i, values in AIRCRAFT.items() for n, v in zip(NAMES, values, strict=True)]
    path = file("voter,item,score,criterion\n" + "\n".join(rows))
    weights = "speed=.2,range=.1,payload=.1,price=.1,reliability=.2,agility=.3"
    result = count(path, "--method", "topsis", "--cost", "price", "--weights", weights)
    found = {row["id"]: row["score"] for row in result["items"]}
    assert found == pytest.approx({"A1": 0.643, "A2": 0.268, "A3": 0.613, "A4": 0.312}, abs=6e-4)


def test_a_sum_of_criteria_says_how_much_hangs_on_the_weights(ask, count, file):
    rows = [
        f"1,{item},{score},{name}"
        for item, name, score in (
            ("a", "x", 5),
            ("a", "y", 1),
            ("b", "x", 1),
            ("b", "y", 5),
            ("c", "x", 1),
            ("c", "y", 1),
        )
    ]
    path = file("voter,item,score,criterion\n" + "\n".join(rows))
    result = count(path, "--weights", "x=3,y=1")
    assert [(row["id"], row["score"], row["rank"]) for row in result["items"]] == [
        ("a", 4, 1),
        ("b", 2, 2),
        ("c", 1, 3),
    ]
    shares = {row["id"]: row["rank_acceptability"] for row in result["items"]}
    assert shares["a"][0] == pytest.approx(0.5, abs=0.02)
    assert shares["c"] == pytest.approx([0, 0, 1], abs=1e-3)
    cost = count(path, "--weights", "x=3,y=1", "--cost", "x")
    assert cost["winners"] == ["b"]
    assert "first, all weights" in ask(path)[1]


def test_drinks_by_ahp(count, file):
    names = ["coffee", "wine", "tea", "beer", "sodas", "milk", "water"]
    whole = {1: "1", 2: "2", 3: "3", 4: "4", 5: "5", 9: "9"}
    cells = [[whole.get(round(x), "") if x >= 1 else f"1/{round(1 / x)}" for x in row] for row in DRINKS]
    rows = [",".join([name, *row]) for name, row in zip(names, cells, strict=True)]
    path = file(",".join(["", *names]) + "\n" + "\n".join(rows))
    result = count(path, "--input", "matrix")
    assert result["cr"] == pytest.approx(0.022, abs=5e-4)
    assert result["winners"] == ["water"]


def test_ratios_that_are_no_inverses_are_refused(ask, file):
    path = file(",a,b\na,1,2\nb,1/3,1\n")
    complaint = "2: expected b to a to be the inverse, found 2 × 0.333333"
    assert ask(path, "--input", "matrix") == (2, "", f"{path}:{complaint}\n")


def test_scores_are_summed_by_sector_too(count, file):
    table = [
        ("1", "x", "a", 5),
        ("1", "x", "b", 1),
        ("2", "x", "a", 5),
        ("2", "x", "b", 2),
        ("3", "y", "a", 1),
    ]
    path = file(scores([*table, ("3", "y", "b", 5), ("4", "y", "a", "")]))
    result = count(path, "--balance", "sector")
    assert [(row["id"], row["score"]) for row in result["items"]] == [
        ("a", pytest.approx(11 / 3)),
        ("b", pytest.approx(8 / 3)),
    ]
    assert [(row["id"], row["score"]) for row in result["balanced"]["items"]] == [("b", 3.25), ("a", 3)]
    assert (result["n_voters"], result["n_excluded"]) == (3, 1)
    assert set(result["agreement"]["krippendorff_alpha"]) == {"nominal", "ordinal", "interval", "ratio"}


def test_majority_judgment_of_grades(count, file):
    table = [
        (n, "x", item, grade)
        for item, grades in {"a": [5, 3, 3], "b": [4, 3, 2]}.items()
        for n, grade in enumerate(grades)
    ]
    result = count(file(scores(table)), "--method", "majority-judgment")
    assert [(row["id"], row["score"], row["rank"]) for row in result["items"]] == [("a", 3, 1), ("b", 3, 2)]


def test_hanlon_with_its_pre_screen(count, file):
    table = {"E02": (8, 7, 9, 1), "E03": (8, 8, 8, 1), "E07": (9, 9, 9, 0)}
    rows = [f"1,{i},{v},{n}" for i, values in table.items() for n, v in zip("ABCL", values, strict=True)]
    path = file("voter,item,score,criterion\n" + "\n".join(rows))
    result = count(path, "--method", "hanlon", "--variant", "a2bc")
    assert [(row["id"], row["score"], row["pearl"], row["rank"]) for row in result["items"]] == [
        ("E02", 198, True, 1),
        ("E03", 192, True, 2),
        ("E07", 243, False, 3),
    ]
    assert result["warnings"] == ["E07 set aside by PEARL: L"]


def test_delphi_of_a_panel(count, file):
    table = [(n, "x", "a", grade) for n, grade in enumerate([1, 1, 1, 1, 5, 9, 9, 9, 9])]
    row = count(file(scores(table)), "--method", "delphi")["items"][0]
    assert (row["score"], row["ipr"], row["ipras"], row["disagreement"]) == (5, 8, 2.35, True)


def test_freshwater_is_told_without_groups(count):
    result = count(DATA / "polis-freshwater-participants-votes.csv")
    assert (result["method"], result["stable"], "groups" in result) == ("groups", False, False)
    assert result["warnings"][0].startswith("no stable opinion groups")
    assert result["n_voters"] == 117


def test_stable_groups_are_described(count, file):
    votes, _ = two_camps()
    head = ["participant", "group-id", "n-votes", *map(str, range(votes.shape[1]))]
    rows = [[n, "", 14, *map(int, person)] for n, person in enumerate(votes)]
    result = count(file("\n".join(",".join(map(str, row)) for row in [head, *rows])))
    assert result["stable"] is True
    assert [group["size"] for group in result["groups"]] == [40, 20]
    assert all(len(group["representative"]) == 5 for group in result["groups"])
    assert set(result["winners"]) <= {"12", "13"}


def test_tiers_stand_beside_both_counts(count):
    result = count(BOISE, "--tiers", "--balance", "sector")
    assert sorted(item for tier in result["tiers"] for item in tier) == sorted(
        row["id"] for row in result["items"]
    )
    assert result["level"] == 0.9
    assert set(result["balanced"]["unites"]).isdisjoint(result["balanced"]["divides"])
    assert result["items"][0]["rank_best"] == 1
    assert sorted(item for tier in result["balanced"]["tiers"] for item in tier) == sorted(
        row["id"] for row in result["items"]
    )


def test_what_the_order_hangs_on(ask, count):
    found = count(BOISE, "--robustness")["robustness"]
    assert set(found) == {"without", "fewest", "alike", "flat"}
    assert found["without"] == {}
    assert (found["fewest"], found["alike"], found["flat"]) == (3, [], 0)
    assert "Absences that would change the first ones: 3" in ask(BOISE, "--robustness")[1]
    assert ask(DATA / "baseball1987.csv", "--robustness")[0] == 2


def test_kemeny_gives_its_order(count, file):
    path = file("# NUMBER ALTERNATIVES: 4\n42: 1,2,3,4\n26: 2,3,4,1\n15: 3,4,2,1\n17: 4,3,2,1\n", "a.soc")
    result = count(path, "--method", "kemeny")
    assert (result["order"], result["kemeny_score"]) == (["2", "3", "4", "1"], 393)
    assert [row["score"] for row in result["items"]] == [3, 2, 1, 0]


@pytest.mark.parametrize(
    ("name", "text", "options", "complaint"),
    [
        ("a.csv", "voter,item,score\n1,a,x\n", [], "2: expected a score (a number), found “x”"),
        ("a.csv", "voter,item,score\n1,a,1e999\n", [], "2: expected a score (a number), found “1e999”"),
        ("a.csv", "voter,item,score\n1,,1\n", [], "2: expected an item, found nothing"),
        ("a.csv", "voter,item,score\n1,a,\n", [], "2: expected at least one score, found none"),
        (
            "a.csv",
            "voter,item,score\n1,a,1\n1,a,2\n",
            [],
            "3: expected one score per voter, item and criterion, found a second one",
        ),
        (
            "a.csv",
            "voter,sector,item,score\n1,x,a,1\n1,y,b,2\n",
            [],
            "3: expected one sector for “1”, found “y”",
        ),
        ("a.csv", "who,item,score\n1,a,1\n", [], "1: expected the column voter, found “who,item,score”"),
        (
            "a.csv",
            "voter,item,score\n1,a,1\n",
            ["--method", "irv"],
            "--method: expected for such a file, one of weighted-sum, majority-judgment, topsis, hanlon, delphi, "
            "found irv",
        ),
        (
            "a.csv",
            "voter,item,score\n1,a,1\n",
            ["--weights", "z=1"],
            "--weights: expected a criterion among , found “z”",
        ),
        (
            "a.csv",
            "voter,item,score\n1,a,1\n",
            ["--weights", "z"],
            "--weights: expected weights like a=3,b=1, or roc:a,b, found “z”",
        ),
        ("a.csv", "voter,item,score\n1,a,1\n", ["--items", "b"], "-: expected a score of b, found nothing"),
        (
            "a.csv",
            "voter,item,score\n1,a,1\n",
            ["--scale", "2,5"],
            "--scale: expected scores from 2 to 5, found 1",
        ),
        (
            "a.csv",
            "voter,item,score\n1,a,1\n",
            ["--tiers"],
            "--tiers: expected two voters and two items, found nothing",
        ),
        ("a.csv", "i,j,x,y\na,a,1,2\n", [], "2: expected two different items, found “a, a”"),
        ("a.csv", "i,j,x,y\na,b,-1,2\n", [], "2: expected a number of wins (0 or more), found “-1”"),
        (
            "a.csv",
            "voter,winner,loser,tie\n1,a,b,maybe\n",
            [],
            "2: expected 1 for a tie, else 0, found “maybe”",
        ),
        (
            "a.csv",
            "i,j,x,y\na,b,1,2\n",
            ["--reference", "z"],
            "--reference: expected an item of the file, found “z”",
        ),
        ("a.pb", "x\n", [], "1: expected the section META, found “x”"),
        ("a.pb", "META\nkey;value\nbudget;9\n", [], "3: expected the section PROJECTS, found nothing"),
        (
            "a.pb",
            "META\nkey;value\nbudget;9\nPROJECTS\nproject_id;cost\n1;5\nVOTES\nvoter_id;vote\n1;2\n",
            [],
            "9: expected a project of the list, found “2”",
        ),
        (
            "a.pb",
            "META\nkey;value\nbudget;9\nPROJECTS\nproject_id;cost\n1;-5\nVOTES\nvoter_id;vote\n1;1\n",
            [],
            "6: expected a cost (1 or more), found “-5”",
        ),
        ("a.csv", "participant,n-votes,0\n1,1,2\n", [], "2: expected 1, -1, 0 or nothing, found “2”"),
        (
            "a.csv",
            ",a,b\na,1,x\nb,1,1\n",
            ["--input", "matrix"],
            "2: expected a ratio like 3 or 1/3, found “x”",
        ),
        ("a.csv", ",a,b\nb,1,1\na,1,1\n", ["--input", "matrix"], "2: expected a, found “b”"),
    ],
)
def test_unusable_inputs_are_one_line_of_error(ask, file, name, text, options, complaint):
    path = file(text, name)
    assert ask(path, *options) == (2, "", f"{path}:{complaint}\n")
