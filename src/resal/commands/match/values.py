"""Values of a JSON file, each with its place: what was expected there and what was found."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted

LARGEST = 10**6
TEXT = Words("un texte", "a text")
LIST = Words("une liste", "a list")
OBJECT = Words("un objet { … }", "an object { … }")


class Value:
    """A value and where it stands: `members[3].levels`."""

    def __init__(self, found: Any, place: str) -> None:
        self.found, self.place = found, place

    def wrong(self, expected: Words) -> Unusable:
        found = self.found
        said = NOTHING if found is None else quoted(found) if isinstance(found, str) else shown(found)
        return Unusable(self.place or "-", expected, said)

    def has(self, name: str) -> bool:
        """Whether the object says something under this name; null says nothing."""
        return self.object().get(name) is not None

    def object(self) -> dict[str, Any]:
        if not isinstance(self.found, dict):
            raise self.wrong(OBJECT)
        return self.found

    def __getitem__(self, name: str) -> "Value":
        return Value(self.object().get(name), f"{self.place}.{name}" if self.place else name)

    def items(self) -> Iterator["Value"]:
        if not isinstance(self.found, list):
            raise self.wrong(LIST)
        for number, found in enumerate(self.found):
            yield Value(found, f"{self.place}[{number}]")

    def list(self, name: str) -> list["Value"]:
        """The values of an optional list."""
        return list(self[name].items()) if self.has(name) else []

    def text(self) -> str:
        if not isinstance(self.found, str) or not self.found.strip():
            raise self.wrong(TEXT)
        return self.found

    def whole(self, least: int, most: int = LARGEST) -> int:
        found = self.found
        if not isinstance(found, int) or isinstance(found, bool) or not least <= found <= most:
            limit = Words(f"{least} ou plus", f"{least} or more")
            if most < LARGEST:
                limit = Words(f"de {least} à {most}", f"{least} to {most}")
            raise self.wrong(Words(f"un nombre entier ({limit.fr})", f"a whole number ({limit.en})"))
        return found

    def hours(self) -> int | Fraction:
        found = self.found
        known = isinstance(found, int | Decimal) and not isinstance(found, bool)
        if not known or not 0 <= found <= LARGEST:
            raise self.wrong(Words("des heures (0 ou plus)", "hours (0 or more)"))
        exact = Fraction(found)
        if exact.denominator > 1000:
            raise self.wrong(Words("des heures, au millième près", "hours, to a thousandth"))
        return int(exact) if exact.denominator == 1 else exact

    def day(self) -> date:
        try:
            return date.fromisoformat(self.text())
        except ValueError:
            raise self.wrong(Words("une date AAAA-MM-JJ", "a date YYYY-MM-DD")) from None

    def optional(self, name: str, read: Callable[["Value"], Any], default: Any = None) -> Any:
        return read(self[name]) if self.has(name) else default


def shown(found: Any) -> str | Words:
    if isinstance(found, dict):
        return OBJECT
    if isinstance(found, list):
        return Words(f"une liste de {len(found)}", f"a list of {len(found)}")
    return {True: "true", False: "false"}.get(found, str(found)) if isinstance(found, bool) else str(found)
