"""The command asked as people ask it, and what it wrote."""

import json

import pytest

from resal.__main__ import main


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_CA.UTF-8")


@pytest.fixture
def ask(capfdbinary):
    """The command's status, its output as text or JSON, and its errors."""

    def run(*arguments):
        status = main(["prioritise", *map(str, arguments)])
        out, err = (stream.decode() for stream in capfdbinary.readouterr())
        return status, json.loads(out) if "json" in arguments and out else out, err

    return run


@pytest.fixture
def count(ask):
    def run(*arguments):
        status, result, err = ask(*arguments, "--format", "json")
        assert (status, err) == (0, "")
        return result

    return run


@pytest.fixture
def file(tmp_path):
    def write(text, name="a.csv"):
        path = tmp_path / name
        path.write_text(text)
        return path

    return write
