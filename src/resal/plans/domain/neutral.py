"""A published title never sets a place beside a form of violence."""

import re
import unicodedata
from collections.abc import Iterable

SHORTEST = 4
EMPTY_WORDS = frozenset(
    {"auto", "dans", "pour", "avec", "chez", "entre", "quartier", "violence", "violences", "youth"}
)


def plain(text: str) -> str:
    """Small letters, no accents, one space between words."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def names_place_beside_violence(title: str, places: Iterable[str], forms: Iterable[str]) -> bool:
    """True when the title says both where (or a telling word of it) and which violence."""
    return _says(f" {plain(title)} ", places) and names_violence(title, forms)


def names_violence(title: str, forms: Iterable[str]) -> bool:
    said = f" {plain(title)} "
    return _says(said, forms) or " violence" in said


def _says(said: str, names: Iterable[str]) -> bool:
    return any(f" {word}" in said for name in names for word in _telling(name))


def _telling(name: str) -> list[str]:
    """The name's own words, each without its ending: « armée » meets « armées »."""
    words = [word for word in plain(name).split() if len(word) >= SHORTEST and word not in EMPTY_WORDS]
    return [word[: max(SHORTEST, len(word) - 2)] for word in words]
