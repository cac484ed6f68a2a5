"""`resal network`, asked as people ask it."""

import json

import pytest

from resal.__main__ import main
from tests.methods.networks.published import HOLES, KARATE, KARATE_CLUB, KITE

KEYS = [
    "nodes",
    "ties",
    "e_i",
    "e_i_by_group",
    "assortativity",
    "modularity",
    "mixing",
    "brokerage",
    "betweenness",
    "constraint",
    "effective_size",
    "articulation_points",
]
FOUR = "id,sector\na,police\nb,police\nc,health\nd,health\n"


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")


@pytest.fixture
def file(tmp_path):
    def write(text, name):
        path = tmp_path / name
        path.write_text(text)
        return path

    return write


@pytest.fixture
def ask(capfdbinary):
    def run(*arguments):
        status = main(["network", *map(str, arguments)])
        out, err = (stream.decode() for stream in capfdbinary.readouterr())
        return status, out, err

    return run


@pytest.fixture
def measure(ask, file):
    """The JSON of these ties, and of who is in which group."""

    def run(edges, nodes=FOUR, *arguments):
        paths = file(edges, "edges.csv"), "--nodes", file(nodes, "nodes.csv")
        status, out, err = ask(*paths, *arguments, "--format", "json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return run


def csv_of(ties):
    return "source,target\n" + ties.replace("-", ",").replace(" ", "\n") + "\n"


def people_of(ties, group=lambda _node: "one"):
    names = sorted({node for tie in ties.split() for node in tie.split("-")})
    return "id,group\n" + "".join(f"{name},{group(name)}\n" for name in names)


def test_the_answer_has_the_keys_of_the_contract(measure):
    result = measure("source,target\na,b\nb,c\nc,d\n")

    assert list(result) == KEYS
    assert list(result["e_i"]) == ["value", "expected", "p"]
    assert list(result["e_i_by_group"][0]) == ["group", "external", "internal", "ei_ties", "ei_ends"]
    assert list(result["mixing"][0]) == ["from", "to", "observed", "expected", "ratio"]
    assert list(result["brokerage"][0]) == [
        "id",
        "coordinator",
        "itinerant",
        "gatekeeper",
        "representative",
        "liaison",
    ]
    assert (result["nodes"], result["ties"]) == (4, 3)
    assert result["e_i"]["value"] == pytest.approx(-1 / 3)
    assert result["e_i"]["expected"] == pytest.approx(1 / 3)


def test_published_networks_pass_through_the_command(measure):
    kite = measure(csv_of(KITE), people_of(KITE))
    holes = measure(csv_of(HOLES), people_of(HOLES))
    club = measure(
        csv_of(KARATE), people_of(KARATE, lambda node: int(node) in KARATE_CLUB), "--permutations", 99
    )

    assert (round(kite["betweenness"]["H"], 3), kite["articulation_points"]) == (0.389, ["H", "I"])
    assert (round(holes["effective_size"]["G"], 2), round(holes["constraint"]["G"], 3)) == (4.67, 0.4)
    assert round(club["modularity"], 5) == 0.35823
    assert (round(club["e_i"]["value"], 2), club["e_i"]["p"]) == (-0.72, 0.01)


def test_one_group_leaves_undefined_what_compares_groups(measure):
    result = measure("source,target\na,b\nb,c\n", "id,group\na,x\nb,x\nc,x\n")

    assert result["e_i"] == {"value": None, "expected": None, "p": None}
    assert result["assortativity"] is None


def test_people_without_ties_count_and_have_no_constraint(measure):
    result = measure("source,target\na,b\n")

    assert result["nodes"] == 4
    assert (result["constraint"]["d"], result["effective_size"]["d"], result["betweenness"]["d"]) == (
        None,
        None,
        0.0,
    )


def test_without_a_group_column_people_are_measured_and_groups_are_not(measure):
    result = measure("source,target\na,b\nb,c\n", "id\na\nb\nc\n")

    assert list(result) == KEYS
    assert (result["e_i"]["value"], result["mixing"], result["brokerage"]) == (None, [], [])
    assert result["articulation_points"] == ["b"]


def test_ties_said_twice_are_added_up_whichever_way_round(measure):
    once = measure("source,target,weight\na,b,3\nb,c,1\n")
    twice = measure("source,target,weight\na,b,1\nb,a,2\nb,c,\n")

    assert once == twice


def test_a_direction_is_kept_when_it_is_asked_for(measure):
    ties = "source,target\na,b\nb,c\n"
    one_way = {row["id"]: row for row in measure(ties, FOUR, "--directed")["brokerage"]}
    both = {row["id"]: row for row in measure(ties)["brokerage"]}

    assert (one_way["b"]["representative"], one_way["b"]["gatekeeper"]) == (1, 0)
    assert (both["b"]["representative"], both["b"]["gatekeeper"]) == (1, 1)


def test_those_who_sat_together_are_tied_and_a_plenary_ties_nobody(ask, file):
    nodes = file(FOUR, "nodes.csv")
    seen = file(
        "membre,activité,date,sorte\n"
        "a,m1,2026-01-10,team\nb,m1,2026-01-10,team\nc,m1,2026-01-10,team\n"
        "a,p,2026-02-01,Plénière\nb,p,2026-02-01,Plénière\nc,p,,plénière\nd,p,,PLENARY\n",
        "seen.csv",
    )
    status, out, _err = ask("--participation", seen, "--nodes", nodes, "--format", "json")
    result = json.loads(out)

    assert (status, result["ties"]) == (0, 3)
    assert [row["observed"] for row in result["mixing"]] == [0.5, 1.0, 0.0]


def test_the_same_question_gives_the_same_bytes(ask, file):
    asked = file(csv_of("a-b b-c c-d"), "e.csv"), "--nodes", file(FOUR, "n.csv"), "--format", "json"

    assert ask(*asked, "--seed", 7) == ask(*asked, "--seed", 7)


def test_the_table_is_read_in_both_languages(ask, file, monkeypatch):
    asked = file(csv_of("a-b b-c c-d"), "e.csv"), "--nodes", file(FOUR, "n.csv")
    english = ask(*asked)[1]
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    french = ask(*asked)[1]

    assert "E-I: -0.33 (expected by chance 0.33, p = 0." in english
    assert "Articulation points: b, c" in english
    assert "E-I : -0,33 (attendu par hasard 0,33, p = 0," in french
    assert "groupe  dehors  dedans  E-I (liens)  E-I (bouts)" in french


@pytest.mark.parametrize(
    ("edges", "nodes", "place", "said"),
    [
        ("source,target\na,b\nb,b\n", FOUR, "e.csv:3", "a tie between two people, found “b” twice"),
        ("source,target\na,z\n", FOUR, "e.csv:2", "somebody of the file of people"),
        ("source,target\na,\n", FOUR, "e.csv:2", "found nothing"),
        ("source,target,weight\na,b,0\n", FOUR, "e.csv:2", "a weight above 0, found “0”"),
        ("source,target,weight\na,b,x\n", FOUR, "e.csv:2", "a weight above 0, found “x”"),
        ("source,target\na,b,c\n", FOUR, "e.csv:2", "2 columns, found 3"),
        ("a,b\nc,d\n", FOUR, "e.csv:1", "the column"),
        ("", FOUR, "e.csv:1", "data"),
        ("source,target\n", "id,sector\na,x\nb,\n", "n.csv:3", "a group, found nothing"),
        ("source,target\n", "id,sector\na,x\na,y\n", "n.csv:3", "one line a person (already line 2)"),
        ("source,target\n", "id,sector\n", "n.csv:2", "at least one person"),
        ("source,target\n", "name,sector\na,x\n", "n.csv:1", "the column id"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line_with_its_place(ask, file, edges, nodes, place, said):
    status, out, err = ask(file(edges, "e.csv"), "--nodes", file(nodes, "n.csv"))

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert f"{place}: expected " in err
    assert said in err


def test_options_that_cannot_go_together_are_refused(ask, file):
    nodes, edges = file(FOUR, "n.csv"), file("source,target\na,b\n", "e.csv")
    seen = file("member,activity,date\na,m,2026-01-01\nb,m,2026-01-01\n", "p.csv")
    refused = [
        ask("--nodes", nodes),
        ask(edges, "--participation", seen, "--nodes", nodes),
        ask("--participation", seen, "--nodes", nodes, "--directed"),
        ask(edges),
        ask(edges, "--nodes", nodes, "--permutations", "-1"),
        ask(edges, "--nodes", nodes, "--group", "family"),
        ask(edges, "--nodes", nodes, "--format", "xml"),
    ]

    assert [(status, out, err.count("\n")) for status, out, err in refused] == [(2, "", 1)] * 7


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("a,m,19/03/2026,\n", "a date like 2026-03-19"),
        ("a,,2026-03-19,\n", "an activity, found nothing"),
        ("a,m,2026-03-19,team\nb,m,2026-03-19,plénière\n", "the same kind as on line 2"),
    ],
)
def test_attendance_that_cannot_be_read_is_said_with_its_line(ask, file, rows, said):
    seen = file("member,activity,date,kind\n" + rows, "p.csv")
    status, out, err = ask("--participation", seen, "--nodes", file(FOUR, "n.csv"))

    assert (status, out) == (2, "")
    assert said in err


def test_bytes_that_are_no_text_are_refused(ask, tmp_path, file):
    broken = tmp_path / "e.csv"
    broken.write_bytes(b"source,target\na,\xff\n")

    assert ask(broken, "--nodes", file(FOUR, "n.csv"))[0] == 2
