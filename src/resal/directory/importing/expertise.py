"""Expertises as a file or a form writes them, so that they are read back the same."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from resal.core.bilingual import choose
from resal.directory.importing.vocabularies import Line, Lookup

CAN = {
    "can_train": lambda: _("peut former"),
    "can_facilitate": lambda: _("peut animer"),
    "can_evaluate": lambda: _("peut évaluer"),
    "can_advise": lambda: _("peut conseiller"),
}
SEPARATORS = ";\n|"
BRACKETS = "()"


def one_as_text(lookup: Lookup, code: str, level: int | None, can: Iterable[str]) -> str:
    """« Médiation (3, peut former) »"""
    said = [str(level)] if level else []
    said += [CAN[name]() for name in CAN if name in set(can)]
    return name_of(lookup, code, without=SEPARATORS + BRACKETS) + (f" ({', '.join(said)})" if said else "")


def as_text(lookup: Lookup, known: Iterable[dict[str, Any]]) -> str:
    """One a line."""
    return "\n".join(one_as_text(lookup, one["competence"], one["level"], one["can"]) for one in known)


def name_of(lookup: Lookup, code: str, *, without: str = SEPARATORS) -> str:
    """The line's name in the reader's language; its code where that name would not be found again."""
    line = lookup.by_code.get(code)
    return lookup.label(line, _name(line), without=without) if line else code


def _name(line: Line) -> str:
    return choose(line.names[0], line.names[1] if len(line.names) > 1 else "")
