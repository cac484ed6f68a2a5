"""The examples with proven answers, through the command."""

import json
from pathlib import Path

import pytest

from resal.__main__ import main

EXAMPLES = Path(__file__).parents[2] / "data" / "matching"


@pytest.fixture
def ask(capfdbinary, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")

    def run(*arguments):
        status = main(["match", *map(str, arguments)])
        out, err = (stream.decode() for stream in capfdbinary.readouterr())
        return status, json.loads(out) if "json" in arguments and out else out, err

    return run


def example(name):
    return json.loads((EXAMPLES / f"{name}.json").read_text())


def signed(aims):
    lost = ("people", "largest_load_permille", "total_load_permille")
    return [-figure if aim in lost else figure for aim, figure in aims.items()]


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("t*.json")))
def test_a_team_is_the_proven_one_and_so_are_its_alternatives(ask, name):
    status, found, _err = ask(EXAMPLES / f"{name}.json", "--format", "json")

    proven = example(name)["expected"]
    assert (status, found["status"], found["team"]) == (0, "proved", proven["optimal_teams"][0])
    assert signed(found["aims"]) == list(proven["optimum"].values())
    assert found["ineligible"] == proven["ineligible"]
    listed = [{"team": found["team"], "aims": found["aims"]}, *found["alternatives"]]
    assert [{"value": signed(one["aims"]), "team": one["team"]} for one in listed] == proven["alternatives"]


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("i*.json")))
def test_without_a_team_the_relaxations_are_all_the_smallest(ask, name):
    status, found, _err = ask(EXAMPLES / f"{name}.json", "--format", "json")

    proven = example(name)["expected"]
    assert (status, found["status"], found["ineligible"]) == (0, "infeasible", proven["ineligible"])
    assert found["smallest_relaxation_size"] == proven["smallest_relaxation_size"]
    assert [one["lines"] for one in found["relaxations"]] == proven["smallest_relaxations"]


def test_the_only_one_who_speaks_creole_is_named_with_what_keeps_her_out(ask):
    _status, found, _err = ask(EXAMPLES / "i02_language_vs_conflict.json", "--format", "json")

    assert found["causes"] == [
        {"line": ["language", "ht"], "would_fit": [{"id": "a", "ineligible": ["conflict"]}]}
    ]


def test_the_joint_round_serves_more_than_one_by_one(ask):
    status, found, _err = ask(EXAMPLES / "b01_n8_r3.json", "--batch", "--format", "json")

    proven = example("b01_n8_r3")["expected"]
    served, nice, seats, largest, squared = proven["optimum"]
    assert (status, found["status"], found["served"]) == (0, "proved", served)
    assert list(found["aims"].values()) == [served, nice, -seats, -largest, -squared]
    assert found["assignments"] == proven["optimal_assignments"][0]
    assert found["one_by_one"] == proven["one_by_one"]


def test_what_recruiting_would_change(ask):
    status, found, _err = ask(EXAMPLES / "r01.json", "--recruit", "--format", "json")

    assert (status, found) == (0, example("r01")["expected"])


def test_the_same_file_gives_the_same_bytes(ask):
    path = EXAMPLES / "t12_random_n14.json"

    assert ask(path) == ask(path)


def test_a_coordinator_reads_the_team_in_french(ask):
    _status, text, _err = ask(EXAMPLES / "t12_random_n14.json")

    assert text == (
        "L’équipe (prouvée) : m00, m02, m04, m09\n"
        "souhaits 3 · secteurs 4 · personnes 4 · profondeur 20 · charge la plus haute 75 %\n"
        "\n"
        "membre  secteur    charge  indispensable pour\n"
        "m00     justice      46 %  1 × c2, niveau 2 ou plus\n"
        "m02     city         42 %  1 × c9, niveau 2 ou plus\n"
        "m04     health       63 %  1 × c6, niveau 2 ou plus ; quelqu’un qui parle ht ; 2 du territoire T1\n"
        "m09     community    75 %  1 × c7, niveau 3 ou plus ; 2 du territoire T1 ; le secteur community\n"
        "\n"
        "D’autres équipes :\n"
        "  m01, m04, m09, m10 (moins de profondeur)\n"
        "\n"
        "Ne peuvent pas être invités :\n"
        "  m06 : en conflit d’intérêts\n"
        "  m11 : en pause\n"
    )


def test_a_coordinator_reads_what_to_give_up(ask):
    _status, text, _err = ask(EXAMPLES / "i02_language_vs_conflict.json")

    assert text == (
        "Aucune équipe ne répond à tous les critères.\n"
        "\n"
        "Si l’on renonce à :\n"
        "  quelqu’un qui parle ht\n"
        "    → b (souhaits 0 · secteurs 1 · personnes 1 · profondeur 3 · charge la plus haute 40 %)\n"
        "\n"
        "Pourquoi :\n"
        "  quelqu’un qui parle ht : a (en conflit d’intérêts)\n"
        "\n"
        "Ne peuvent pas être invités :\n"
        "  a : en conflit d’intérêts\n"
    )
