"""The network's own lists as plain values: what a cell can mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from resal.directory.importing.folding import key

DASH = re.compile(r"[–—]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a vocabulary. `family` is a sector's, `parent` a territory's."""

    code: str
    names: tuple[str, ...]
    family: str = ""
    parent: str = ""


@dataclass(frozen=True)
class Lookup:
    """Lines by any of their names; a name that two lines share means neither."""

    lines: tuple[Line, ...]
    by_name: dict[str, Line | None] = field(init=False)
    by_code: dict[str, Line] = field(init=False)

    def __post_init__(self):
        named: dict[str, Line | None] = {}
        for line in self.lines:
            for name in dict.fromkeys(key(name) for name in line.names if name):
                named[name] = None if name in named else line
        object.__setattr__(self, "by_code", {line.code: line for line in self.lines})
        for line in self.lines:
            named.setdefault(key(line.code), line)
        object.__setattr__(self, "by_name", named)

    def find(self, text: str) -> Line | None:
        return self.by_code.get(text.strip()) or self.by_name.get(key(text))

    def label(self, line: Line, name: str, *, without: Iterable[str]) -> str:
        """How a file names this line so that it is found again: by `name`, or by its code where that is in doubt."""
        clear = self.by_name.get(key(name)) is line and not any(sign in name for sign in without)
        return name if clear and name.strip() == name and name not in self.by_code else line.code


@dataclass(frozen=True)
class Vocabularies:
    sectors: Lookup
    families: Lookup
    territories: Lookup
    competences: Lookup
    languages: Lookup


def parts(line: Line) -> list[str]:
    """« Rosemont–La Petite-Patrie » is also called by each of its two names."""
    return [part for name in line.names for part in DASH.split(name) if DASH.search(name)]
