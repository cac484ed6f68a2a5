"""People, ties and attendance from CSV; what cannot be used is said with its file and line."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from math import inf
from pathlib import Path

from resal.commands.prioritise.files import Rows, decimal, text_of
from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted
from resal.methods.networks.participation import PLENARY, Attendance

ID = ("id", "member", "membre", "identifiant")
GROUP = ("group", "groupe", "sector", "secteur")
SOURCE, TARGET = ("source", "from", "de", "source"), ("target", "to", "vers", "target")
WEIGHT = ("weight", "poids")
MEMBER, ACTIVITY = ("member", "membre"), ("activity", "activite", "activité")
DAY, KIND = ("date", "jour", "date"), ("kind", "genre", "sorte")
PLENARIES = {"pleniere", "plenieres", "plenary", "plenaries", "plenary session", "seance pleniere"}

Tie = tuple[str, str, float]


class InFile(Exception):
    """An unusable place, and the file in which it stands."""

    def __init__(self, path: Path, unusable: Unusable) -> None:
        super().__init__(str(path))
        self.path, self.unusable = path, unusable

    def line(self) -> str:
        return self.unusable.line(str(self.path))


@contextmanager
def told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except Unusable as unusable:
        raise InFile(path, unusable) from None


@dataclass(frozen=True, slots=True)
class People:
    """Who there is, in the order of the file; `group_of` is None where the file has no groups."""

    ids: dict[str, int]
    group_of: dict[str, str] | None


def people(path: Path, group: str | None) -> People:
    with told_of(path):
        rows = Rows(text_of(path))
        own = rows.needs(ID)
        column = rows.needs((group.strip().lower(),)) if group else rows.has(GROUP)
        ids: dict[str, int] = {}
        group_of: dict[str, str] = {}
        for line, row in rows:
            name = filled(line, row[own], Words("un identifiant", "an id"))
            if name in ids:
                before = ids[name]
                expected = Words(
                    f"une personne par ligne (déjà ligne {before})",
                    f"one line a person (already line {before})",
                )
                raise Unusable(line, expected, quoted(name))
            ids[name] = line
            if column is not None:
                group_of[name] = filled(line, row[column], Words("un groupe", "a group"))
        if not ids:
            raise Unusable(rows.line + 1, Words("au moins une personne", "at least one person"), NOTHING)
        return People(ids, None if column is None else group_of)


def ties(path: Path, known: People) -> list[Tie]:
    """The ties, one a line: between two people that are known, and different."""
    with told_of(path):
        rows = Rows(text_of(path))
        one, other, weight = rows.needs(SOURCE), rows.needs(TARGET), rows.has(WEIGHT)
        found = []
        for line, row in rows:
            a, b = (named(line, row[place], known) for place in (one, other))
            if a == b:
                expected = Words("un lien entre deux personnes", "a tie between two people")
                raise Unusable(line, expected, Words(f"{quoted(a)} deux fois", f"{quoted(a)} twice"))
            found.append((a, b, 1.0 if weight is None else weighed(line, row[weight])))
        return found


def attendances(path: Path, known: People) -> list[Attendance]:
    with told_of(path):
        rows = Rows(text_of(path))
        member, activity, day = rows.needs(MEMBER), rows.needs(ACTIVITY), rows.needs(DAY)
        kind = rows.has(KIND)
        kinds: dict[str, tuple[str, int]] = {}
        found = []
        for line, row in rows:
            name = filled(line, row[activity], Words("une activité", "an activity"))
            own = "" if kind is None else kind_of(row[kind])
            first, before = kinds.setdefault(name, (own, line))
            if own != first:
                expected = Words(
                    f"la même sorte d’activité qu’à la ligne {before}", f"the same kind as on line {before}"
                )
                raise Unusable(line, expected, quoted(row[kind or 0]))
            found.append(Attendance(named(line, row[member], known), name, a_day(line, row[day]), own))
        return found


def filled(line: int, text: str, expected: Words) -> str:
    if not text:
        raise Unusable(line, expected, NOTHING)
    return text


def named(line: int, text: str, known: People) -> str:
    if text not in known.ids:
        expected = Words(
            "quelqu’un du fichier des personnes (--nodes)", "somebody of the file of people (--nodes)"
        )
        raise Unusable(line, expected, quoted(text) if text else NOTHING)
    return text


def weighed(line: int, text: str) -> float:
    """A weight above 0; 1 where the cell is empty."""
    expected = Words("un poids au-dessus de 0", "a weight above 0")
    value = float(decimal(line, text, expected)) if text else 1.0
    if not 0 < value < inf:
        raise Unusable(line, expected, quoted(text))
    return value


def a_day(line: int, text: str) -> date | None:
    """A date as 2026-03-19; None where the cell is empty."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        expected = Words("une date comme 2026-03-19", "a date like 2026-03-19")
        raise Unusable(line, expected, quoted(text)) from None


def kind_of(text: str) -> str:
    """The kind in small letters; « plénière » is a plenary, in both languages."""
    small = text.casefold()
    bare = "".join(x for x in unicodedata.normalize("NFD", small) if not unicodedata.combining(x))
    return PLENARY if bare in PLENARIES else small
