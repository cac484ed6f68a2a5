"""What the documentation says exists."""

import importlib
import re
import shlex

import pytest

from resal.__main__ import COMMANDS
from resal.commands.house import HOME
from resal.commands.terminal import Parser
from resal.core.doctor.settings import known_names

PAGES = sorted([*HOME.glob("*.md"), *HOME.glob("docs/**/*.md")])
USE = re.compile(r"(?:\./|py |/opt/resal/)resal ([a-z]+)([^\n`;)&|]*)")
LINK = re.compile(r"\]\(([^)#:]+)\)")


def uses():
    return [(page.name, word, rest) for page in PAGES for word, rest in USE.findall(page.read_text())]


def test_every_command_of_the_documentation_exists():
    assert [(page, word) for page, word, _rest in uses() if word not in COMMANDS] == []


def test_the_readme_names_every_command_that_people_need():
    developers = {"messages", "lock"}
    for page in ("README.md", "README.en.md"):
        named = {word for _page, word, _rest in uses() if _page == page}
        assert set(COMMANDS) - developers - named == set()


@pytest.mark.parametrize(("page", "word", "rest"), [use for use in uses() if use[0] != "CHANGELOG.md"])
def test_every_use_in_the_documentation_is_understood(page, word, rest):
    words = shlex.split(rest.partition("#")[0], posix=True)
    if "…" in rest or (not words and word in ("coordinator", "restore", "prioritise", "match")):
        return
    command = importlib.import_module(f"resal.commands.{word}")
    parser = Parser(prog=word)
    command.add_arguments(parser)
    if not getattr(command, "PASSES_THE_REST_ON", False):
        parser.parse_args(words)


def test_every_link_between_pages_leads_somewhere():
    broken = [
        (page.name, link)
        for page in PAGES
        for link in LINK.findall(page.read_text())
        if not (page.parent / link).exists()
    ]

    assert broken == []


def test_every_setting_is_documented_and_every_documented_setting_is_read():
    documented = set(
        re.findall(r"^\| `([A-Z_]+)`", (HOME / "docs/admin/settings.md").read_text(), re.MULTILINE)
    )

    assert documented == known_names()
