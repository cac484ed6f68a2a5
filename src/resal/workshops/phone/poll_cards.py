"""Answers as a form sends them: a whole list, or one card. What cannot be is kept, for the rules to refuse."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

LISTS = ("dots",)
WRONG = -1


@dataclass(frozen=True, slots=True)
class Sent:
    """`card` names the one answer that `value` is for; without it `answers` are the whole list. `then` goes on."""

    answers: dict[str, Any] = field(default_factory=dict)
    card: str = ""
    value: Any = None
    then: str = ""


def read(kind: str, fields: Mapping[str, str]) -> Sent:
    return _list(fields)


def _list(fields: Mapping[str, str]) -> Sent:
    """« element_3=2 » : what is empty is no answer."""
    given = {
        name.removeprefix("element_"): number(value)
        for name, value in fields.items()
        if name.startswith("element_") and value not in ("", "0")
    }
    return Sent(answers=given)


def number(value: str) -> int:
    """A short whole number; anything else is one that no rule takes."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else WRONG
