"""Answers as a form sends them: a whole list, or one card. What cannot be is kept, for the rules to refuse."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

LISTS = ("dots", "budget")
WRONG = -99
MOST_RATINGS = 6


@dataclass(frozen=True, slots=True)
class Sent:
    """`card` names the one answer that `value` is for, or that is taken back; without it `answers` are the whole
    list. `then` goes on to the next card."""

    answers: dict[str, Any] = field(default_factory=dict)
    card: str = ""
    value: Any = None
    takes_back: bool = False
    then: str = ""


def read(kind: str, fields: Mapping[str, str]) -> Sent:
    if kind in LISTS:
        return _list(fields)
    card = fields.get("card", "")[:12] or "?"
    after = "derniere" if kind == "pairs" else "apres"
    value = _ratings(fields) if kind == "criteria" else _one(kind, fields.get("value", ""))
    if "undo" in fields:
        return Sent(card=card, takes_back=True)
    return Sent(card=card, value=value, then=f"?{urlencode({after: card})}")


def _list(fields: Mapping[str, str]) -> Sent:
    """« element_3=2 » : what is empty is no answer."""
    given = {
        name.removeprefix("element_"): number(value)
        for name, value in fields.items()
        if name.startswith("element_") and value not in ("", "0")
    }
    return Sent(answers=given)


def _one(kind: str, value: str) -> Any:
    """A button: a number that may be negative; « ? » is « je ne sais pas » where there are ratings."""
    if value == "?" and kind == "delphi":
        return None
    return -number(value[1:]) if value.startswith("-") else number(value)


def _ratings(fields: Mapping[str, str]) -> list[int | None]:
    """« critere_0=4 », one a criterion, empty for « je ne sais pas »."""
    given = [fields[f"critere_{place}"] for place in range(MOST_RATINGS) if f"critere_{place}" in fields]
    return [None if value == "" else number(value) for value in given]


def number(value: str) -> int:
    """A short whole number; anything else is one that no rule takes."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else WRONG
