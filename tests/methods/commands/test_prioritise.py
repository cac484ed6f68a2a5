"""`resal prioritise` on real elections, through its front door."""

import json
import os
import resource
import subprocess
import sys

import pytest

from tests.methods.samples import DATA

BURLINGTON = DATA / "burlington-2009.toi"
BOISE = DATA / "boise-du-ruisseau-vote-1.csv"


@pytest.mark.parametrize(
    ("method", "winner"), [("plurality", "Kurt Wright"), ("irv", "Bob Kiss"), ("schulze", "Andy Montroll")]
)
def test_burlington_has_three_winners_by_three_methods(count, method, winner):
    result = count(BURLINGTON, "--method", method)
    names = {row["id"]: row["label"] for row in result["items"]}
    assert [names[item] for item in result["winners"]] == [winner]
    assert result["n_voters"] == 8980
    assert result["n_excluded"] == 0


def test_burlington_is_counted_within_two_seconds_from_a_cold_start():
    """Of processor time: other work may hold the machine."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "resal", "prioritise", BURLINGTON, "--method", "schulze", "--format", "json"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert json.loads(done.stdout)["winners"] == ["2"]
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2


def test_a_count_of_points_loads_neither_django_nor_numpy():
    code = (
        "import sys; from resal.__main__ import main; main(sys.argv[1:]);"
        "sys.exit('numpy' in sys.modules or 'django' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "prioritise", BOISE, "--balance", "sector"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert done.returncode == 0


def test_debian_chose_sam_hocevar_in_2007(count):
    result = count(DATA / "debian-00000005.toc", "--method", "schulze")
    names = {row["id"]: row["label"] for row in result["items"]}
    assert [names[item] for item in result["winners"]] == ["Sam Hocevar"]


def test_both_countings_stand_side_by_side(count):
    result = count(BOISE, "--balance", "sector")
    assert [row["id"] for row in result["items"][:5]] == ["E03", "E01", "E02", "E07", "E04"]
    assert result["items"][0] == {
        "id": "E03",
        "label": "E03",
        "score": 50,
        "rank": 1,
        "mentions": 16,
        "sectors": 7,
    }
    assert [row["rank"] for row in result["items"][2:4]] == [3, 3]
    assert [row["id"] for row in result["balanced"]["items"][:3]] == ["E01", "E03", "E04"]
    assert result["balanced"]["items"][0]["score"] == pytest.approx(2.7916666667)
    assert result["balanced"]["capped"] is False
    assert result["agreement"]["kendall_w"] == pytest.approx(0.2031503, abs=1e-7)
    assert [result[key] for key in ("method", "version", "seed", "n_voters")] == ["points", "0.1.0", 1, 18]


def test_capped_weights_say_so(count, tmp_path):
    file = tmp_path / "votes.csv"
    rows = [f"v{n},large,a>b" for n in range(12)] + ["w,small,b>a"]
    file.write_text("voter,sector,ranking\n" + "\n".join(rows))
    free = count(file, "--balance", "sector")["balanced"]
    capped = count(file, "--cap", "3")["balanced"]
    assert [row["score"] for row in free["items"]] == [1.5, 1.5]
    assert capped["items"][0] == {"id": "a", "score": pytest.approx(1.8), "rank": 1}
    assert (free["capped"], capped["capped"]) == (False, True)
    assert capped["effective_n"] == pytest.approx(225 / 21)


def test_items_that_nobody_ranked_are_counted_too(count):
    result = count(BOISE, "--items", "E11,E03")
    assert result["items"][-1]["id"] == "E11"
    assert len(result["items"]) == 11
    wide = count(BURLINGTON, "--method", "schulze", "--items", "Nobody")
    assert wide["items"][-1]["label"] == "Nobody"


def test_approval_counts_who_is_named_with_its_interval(count):
    row = count(BOISE, "--method", "approval")["items"][0]
    assert (row["id"], row["score"]) == ("E03", 16)
    assert row["interval"] == pytest.approx([0.6720, 0.9690], abs=1e-4)
    other = count(BOISE, "--method", "approval", "--interval", "jeffreys")["items"][0]
    assert other["interval"] == pytest.approx([0.6888, 0.9762], abs=1e-4)
    assert count(BOISE, "--method", "approval", "--approve", "1")["winners"] == ["E07"]


def test_categories_approve_the_first_one(count, tmp_path):
    file = tmp_path / "votes.cat"
    file.write_text(
        "# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 6\n# NUMBER CATEGORIES: 2\n# ALTERNATIVE NAME 1: A\n"
        "3: {1,2},3\n2: 2,{1,3}\n1: {},{1,2,3}\n"
    )
    result = count(file, "--method", "approval")
    assert {row["id"]: row["score"] for row in result["items"]} == {"1": 3, "2": 5, "3": 0}
    assert result["n_voters"] == 6
    both = count(file, "--method", "approval", "--approve", "2")
    assert {row["score"] for row in both["items"]} == {6}


def test_a_tie_in_a_runoff_is_told(count, tmp_path):
    file = tmp_path / "tie.csv"
    file.write_text("voter,ranking\n1,a\n2,b\n")
    result = count(file, "--method", "irv")
    assert result["winners"] == ["a"]
    assert result["warnings"] == ["tie for elimination, broken by id: b"]


def test_blank_ballots_are_set_aside_and_told(count, tmp_path):
    file = tmp_path / "blank.csv"
    file.write_text("voter,sector,ranking\n1,x,a>b\n2,x,\n")
    result = count(file)
    assert (result["n_voters"], result["n_excluded"]) == (1, 1)
    assert result["warnings"] == ["1 blank ballot(s) set aside"]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffvoter,sector,ranking\r\n1,Santé,a>b=c\r\n\r\n2,Police,b\r\n",
        "voter;sector;ranking\n1;Santé;a > b = c\n2;Police;b\n",
        "Votant\tSecteur\tClassement\n1\tSanté\ta>b=c\n2\tPolice\tb\n",
        'voter,sector,ranking\n1,Santé,"a>b=c"\n2,Police,b',
    ],
)
def test_spreadsheets_of_all_habits_are_read(count, tmp_path, text):
    file = tmp_path / "votes.csv"
    file.write_bytes(text.encode())
    result = count(file)
    assert [(row["id"], row["score"], row["rank"]) for row in result["items"]] == [
        ("b", 4.5, 1),
        ("a", 3, 2),
        ("c", 1.5, 3),
    ]


def test_the_same_question_gives_the_same_bytes(ask):
    assert ask(BOISE, "--format", "json") == ask(BOISE, "--format", "json")


def test_the_table_speaks_the_language_of_the_locale(ask, monkeypatch):
    assert "Agreement (Kendall’s W): 0.20" in ask(BOISE, "--balance", "sector")[1]
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    table = ask(BOISE, "--balance", "sector")[1].splitlines()
    assert table[0] == "points · 18 votants · resal 0.1.0"
    assert table[2].split() == [
        "rang",
        "enjeu",
        "compte",
        "nommé",
        "par",
        "secteurs",
        "équilibré",
        "rang",
        "équilibré",
    ]
    assert table[5].split() == ["3=", "E02", "36", "13", "6", "1,58", "4"]
    assert table[-2] == "Accord (W de Kendall) : 0,20"


HEAD = "# NUMBER ALTERNATIVES: 3\n# ALTERNATIVE NAME 1: A\n"


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("a.csv", b"", "1: expected data, found an empty file"),
        ("a.csv", b"\n \n", "1: expected data, found an empty file"),
        ("a.csv", b"voter,sector,ranking\n1,x,\xe9\n", "2: expected text in UTF-8, found byte 0xe9"),
        ("a.csv", b"voter,sector,ranking\n1,x,a\0\n", "2: expected text, found a null byte"),
        (
            "a.csv",
            b"name,ranking\n1,a\n",
            "1: expected the header voter,sector,ranking (or voter,ranking), found “name,ranking”",
        ),
        (
            "a.csv",
            b"a,b\n1,x\n",
            "1: expected a column ranking, or item and score, or winner and loser, or four columns of pair counts, "
            "found “a,b”",
        ),
        ("a.csv", b"voter,sector,ranking\n", "1: expected at least one ballot, found none"),
        ("a.csv", b"voter,sector,ranking\n1,x\n", "2: expected 3 columns, found 2"),
        ("a.csv", b"voter,ranking\n1,a>b>a\n", "2: expected each item at most once, found “a” twice"),
        ("a.csv", b"voter,ranking\n1,a>>b\n", "2: expected a ranking like a>b=c>d, found “a>>b”"),
        (
            "a.csv",
            b"voter,ranking\n1,a\n1,b\n",
            "3: expected one ballot per voter (“1” is on line 2 already), found a second one",
        ),
        ("a.csv", b'voter,ranking\n1,"a\n', "2: expected a line of CSV, found unexpected end of data"),
        ("a.toi", b"1: 1,2\n", "1: expected “# NUMBER ALTERNATIVES: n”, found nothing"),
        ("a.toi", b"# NUMBER ALTERNATIVES\n", "1: expected “# NAME: value”, found “# NUMBER ALTERNATIVES”"),
        (
            "a.toi",
            b"# NUMBER ALTERNATIVES: x\n",
            "1: expected a number of alternatives (1 or more), found “x”",
        ),
        ("a.toi", HEAD.encode(), "2: expected at least one ballot, found nothing"),
        ("a.toi", f"{HEAD}2: 1,1\n".encode(), "3: expected each alternative at most once, found 1 twice"),
        ("a.toi", f"{HEAD}2: 1,4\n".encode(), "3: expected an alternative from 1 to 3, found “4”"),
        ("a.toi", f"{HEAD}-2: 1\n".encode(), "3: expected a number of ballots (1 or more), found “-2”"),
        ("a.toi", f"{HEAD}0: 1\n".encode(), "3: expected a number of ballots (1 or more), found “0”"),
        ("a.toi", f"{HEAD}2: 1,{{2\n".encode(), "3: expected alternatives like 1,2,{3,4}, found “1,{2”"),
        ("a.toi", f"{HEAD}2 1,2\n".encode(), "3: expected “count: 1,2,{3,4}”, found “2 1,2”"),
        ("a.soi", f"{HEAD}2: 1,{{2,3}}\n".encode(), "3: expected an order without ties, found “1,{2,3}”"),
        ("a.soc", f"{HEAD}2: 1,2\n".encode(), "3: expected all 3 alternatives ranked, found 2"),
        (
            "a.toi",
            f"# NUMBER VOTERS: 3\n{HEAD}2: 1\n".encode(),
            "4: expected 3 ballots as the header says, found 2",
        ),
        (
            "a.txt",
            b"x",
            "-: expected a .csv .soc .soi .toc .toi .cat or .pb file (see --input), found “a.txt”",
        ),
    ],
)
def test_an_unusable_file_is_one_line_of_error(ask, tmp_path, name, data, complaint):
    file = tmp_path / name
    file.write_bytes(data)
    assert ask(file) == (2, "", f"{file}:{complaint}\n")


def test_what_is_no_readable_file_is_said_in_one_line(ask, tmp_path):
    missing = tmp_path / "missing.csv"
    assert ask(missing) == (2, "", f"{missing}:-: expected a file, found nothing\n")
    assert ask(tmp_path) == (2, "", f"{tmp_path}:-: expected a file, found a folder\n")
    huge = tmp_path / "huge.csv"
    with open(huge, "wb") as file:
        file.truncate(60_000_000)
    assert ask(huge) == (2, "", f"{huge}:-: expected 50 MB at most, found 60000000 bytes\n")


def test_errors_speak_french_too(ask, monkeypatch, tmp_path):
    monkeypatch.setenv("LC_ALL", "C")
    assert ask(tmp_path)[2] == f"{tmp_path}:-: attendu : un fichier ; trouvé : un dossier\n"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--k", "0"], "--k: expected a whole number (1 or more), found “0”"),
        (["--seed", "-1"], "--seed: expected a whole number (0 or more), found “-1”"),
        (["--balance", "age"], "--balance: expected one of sector, root, population, rake, found “age”"),
        (["--format", "xml"], "--format: expected one of table, json, found “xml”"),
        (["--cap", "0.5"], "--cap: expected a number between 1 and 1000, found “0.5”"),
        (["--level", "95"], "--level: expected a number between 0 and 1, found “95”"),
        (["--items", "a,,b"], "--items: expected different names: a,b,c, found “a,,b”"),
        (
            ["--method", "irv", "--balance", "sector"],
            "--balance: expected one of the methods points, borda, plurality, approval, found irv",
        ),
    ],
)
def test_an_option_that_means_nothing_is_one_line_of_error(ask, options, complaint):
    assert ask(BOISE, *options) == (2, "", f"{BOISE}:{complaint}\n")


def test_a_balanced_count_needs_sectors(ask):
    complaint = "--balance: expected ballots with a sector, found none"
    assert ask(BURLINGTON, "--balance", "sector") == (2, "", f"{BURLINGTON}:{complaint}\n")
