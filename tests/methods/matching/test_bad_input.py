"""Unusable files: a place, what was expected and what was found; status 2 and nothing else."""

import json

import pytest

from resal.__main__ import main

MEMBER = {"id": "a", "sector": "health", "org": "o1", "capacity_h": 20, "load_h": 0}
REQUEST = {"id": "R1", "date": "2026-03-12", "hours": 8}


@pytest.fixture
def refused(tmp_path, capfdbinary, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")

    def run(content, *options):
        path = tmp_path / "file.json"
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        status = main(["match", str(path), *options])
        out, err = (stream.decode() for stream in capfdbinary.readouterr())
        assert (status, out) == (2, "")
        return err.removeprefix(f"{path}:")

    return run


@pytest.mark.parametrize(
    ("member", "said"),
    [
        ({"sector": None}, "members[0].sector: expected a text, found nothing\n"),
        ({"sector": 3}, "members[0].sector: expected a text, found 3\n"),
        ({"load_h": -1}, "members[0].load_h: expected hours (0 or more), found -1\n"),
        ({"capacity_h": "20"}, "members[0].capacity_h: expected hours (0 or more), found “20”\n"),
        ({"capacity_h": True}, "members[0].capacity_h: expected hours (0 or more), found true\n"),
        ({"levels": {"c": 5}}, "members[0].levels.c: expected a whole number (0 to 4), found 5\n"),
        ({"levels": []}, "members[0].levels: expected an object { … }, found a list of 0\n"),
        ({"languages": "fr"}, "members[0].languages: expected a list, found “fr”\n"),
        ({"cooldown_until": "soon"}, "members[0].cooldown_until: expected a date YYYY-MM-DD, found “soon”\n"),
    ],
)
def test_a_member_who_cannot_be_read(refused, member, said):
    assert refused({"members": [MEMBER | member], "request": REQUEST}) == said


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"hours": -8}, "request.hours: expected hours (0 or more), found -8\n"),
        ({"date": "12/03/2026"}, "request.date: expected a date YYYY-MM-DD, found “12/03/2026”\n"),
        ({"conflicts": ["z"]}, "request.conflicts[0]: expected the id of a member, found “z”\n"),
        ({"incompatible": [["a"]]}, "request.incompatible[0]: expected two members, found a list of 1\n"),
        ({"max_size": 0}, "request.max_size: expected a whole number (1 or more), found 0\n"),
        (
            {"required": [{"competence": "c", "level": 0}]},
            "request.required[0].level: expected a whole number (1 to 4), found 0\n",
        ),
    ],
)
def test_a_request_that_cannot_be_read(refused, request_, said):
    assert refused({"members": [MEMBER], "request": REQUEST | request_}) == said


def test_a_member_twice(refused):
    said = refused({"members": [MEMBER, MEMBER], "request": REQUEST})

    assert said == "members[1].id: expected an id used once, found “a”\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "1: expected data, found an empty file\n"),
        (b'{"members": [\n}', "2: expected JSON, found “}”\n"),
        (b'{"members": [', "1: expected JSON, found the end\n"),
        (b'{"members": NaN}', "-: expected a number, found NaN\n"),
        (b"\xff{}", "1: expected text in UTF-8, found byte 0xff\n"),
        (b"[]", "-: expected an object { … }, found a list of 0\n"),
        (b"{}", "members: expected a list, found nothing\n"),
        (b"[" * 100_000, "-: expected plain JSON, found too much\n"),
    ],
)
def test_a_file_that_is_not_a_request(refused, content, said):
    assert refused(content) == said


def test_options_that_do_not_fit(refused):
    file = {"members": [MEMBER], "request": REQUEST}

    assert refused(file, "--batch") == "requests: expected a list, found nothing\n"
    assert refused(file, "--policy", "people").startswith("--policy: expected the six aims: nice_weight,")
    assert refused(file, "--seconds", "0") == "--seconds: expected more than 0, found 0\n"
