"""Raking asked on the command line: several declared margins met at once."""

import csv

import pytest

from tests.methods.samples import DATA

VOTES = "voter,ranking\n1,a>b\n2,a>b\n3,b>a\n4,b>a\n"
PEOPLE = "voter,sector,age\n1,big,young\n2,big,old\n3,small,young\n4,small,old\n"
MARGINS = "margin,group,target\nsector,big,75\nsector,small,25\nage,young,0.5\nage,old,0.5\n"


@pytest.fixture
def rake(file):
    """The options, for such people and such margins."""

    def options(people=PEOPLE, margins=MARGINS):
        return (
            "--balance",
            "rake",
            "--people",
            file(people, "people.csv"),
            "--margins",
            file(margins, "m.csv"),
        )

    return options


def scores(result):
    return {row["id"]: row["score"] for row in result["balanced"]["items"]}


def test_the_raked_mean_of_the_r_package_survey(count, file, rake):
    with open(DATA / "apiclus1.csv", newline="") as schools:
        rows = list(csv.DictReader(schools))
    notes = "".join(f"{n},api00,{row['api00']}\n" for n, row in enumerate(rows))
    people = "".join(f"{n},{row['stype']},{row['sch.wide']}\n" for n, row in enumerate(rows))
    margins = "stype,E,4421\nstype,H,755\nstype,M,1018\nwide,No,1072\nwide,Yes,5122\n"

    result = count(
        file(f"voter,item,score\n{notes}"),
        *rake(f"voter,stype,wide\n{people}", f"margin,group,target\n{margins}"),
    )

    assert scores(result) == {"api00": pytest.approx(641.23, abs=5e-3)}
    assert result["balanced"]["margins"] == ["stype", "wide"]


def test_each_margin_weighs_what_was_declared(count, file, rake):
    result = count(file(VOTES), *rake())

    assert scores(result) == pytest.approx({"a": 1.75, "b": 1.25})
    assert result["balanced"]["effective_n"] == pytest.approx(1 / (2 * 0.375**2 + 2 * 0.125**2))
    assert result["balanced"]["capped"] is False


def test_the_cap_holds_for_raked_weights_too(count, file, rake):
    votes = "voter,ranking\n" + "".join(f"{n},a>b\n" for n in range(9)) + "9,b>a\n"
    people = "voter,sector\n" + "".join(f"{n},big\n" for n in range(9)) + "9,alone\n"
    margins = "margin,group,target\nsector,big,1\nsector,alone,1\n"

    result = count(file(votes), *rake(people, margins), "--cap", "3")

    assert scores(result) == pytest.approx({"a": (9 * 2 + 3) / 12, "b": (9 + 6) / 12})
    assert result["balanced"]["capped"] is True


def test_tiers_are_told_for_the_raked_count_too(count, file, rake):
    assert count(file(VOTES), *rake(), "--tiers")["balanced"]["tiers"] == [["a", "b"]]


@pytest.mark.parametrize(
    ("people", "margins", "place", "expected"),
    [
        (PEOPLE, "margin,group,target\nsector,big,0\n", "--margins:2", "a target above 0"),
        (PEOPLE, "margin,group,target\nsector,big,1\nsector,big,2\n", "--margins:3", "one target a group"),
        (PEOPLE, "margin,group,target\nsector,big,1\n", "--margins", "targets that these people can meet"),
        (PEOPLE, "margin,group,target\nlanguage,fr,1\n", "--people:1", "the column language"),
        ("voter,sector,age\n1,big,old\n", MARGINS, "--people:1", "each voter"),
        (PEOPLE + "1,big,old\n", MARGINS, "--people:6", "one row a person"),
    ],
)
def test_margins_and_people_that_do_not_fit_are_refused(ask, file, rake, people, margins, place, expected):
    status, out, err = ask(file(VOTES), *rake(people, margins))

    assert (status, out) == (2, "")
    assert f":{place}: expected {expected}" in err


def test_raking_needs_both_files_and_nothing_else_does(ask, file, rake):
    alone = ask(file(VOTES), "--balance", "rake")
    elsewhere = ask(file(VOTES), "--people", file(PEOPLE, "p.csv"))

    assert "--balance: expected the files --people and --margins" in alone[2]
    assert "--people: expected --balance rake" in elsewhere[2]


def test_a_file_that_names_no_voter_cannot_be_raked(ask, rake):
    status, _out, err = ask(DATA / "agh-2004.soc", *rake())

    assert status == 2
    assert "a CSV that names voters" in err
