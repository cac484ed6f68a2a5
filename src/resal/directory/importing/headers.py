"""Where the header is, and what its columns hold."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from resal.directory.importing.cells import clean
from resal.directory.importing.fields import COMPETENCE, Field, field_of
from resal.directory.importing.folding import key
from resal.directory.importing.meaning import Meaning
from resal.directory.importing.records import Record

PEOPLE = {Field.FAMILY, Field.GIVEN, Field.NAME, Field.EMAIL}
LOOKED_AT = 30


@dataclass(frozen=True, slots=True)
class Header:
    """`columns` says for each cell of the header what it holds: a field, "competence:<code>", or "" for nothing."""

    line: int
    cells: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def width(self) -> int:
        """Up to the last cell that has words."""
        return max((place for place, cell in enumerate(self.cells, start=1) if cell), default=0)

    @property
    def score(self) -> int:
        return len({column for column in self.columns if column})

    def place(self, field: str) -> int | None:
        return self.columns.index(field) if field in self.columns else None


def header_of(
    record: Record,
    meaning: Meaning,
    chosen: Mapping[str, str] | None = None,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
) -> Header:
    """This line as a header. `chosen` are the columns that a person mapped, by their words; `remembered` those
    that somebody mapped once for lists with this very header, by its signature."""
    cells = tuple(clean(cell, is_text=True)[0] for cell in record.cells)
    said = chosen or (remembered or {}).get(signature(cells)) or {}
    columns: list[str] = []
    for cell in cells:
        column = said[cell] if cell in said else _column(cell, meaning)
        columns.append("" if column in columns else column)
    return Header(record.line, cells, tuple(_names(columns)))


def signature(cells: Iterable[str]) -> str:
    """Lists with the same words above their columns come from the same place."""
    return hashlib.sha256("\n".join(key(cell) for cell in cells if cell).encode()).hexdigest()


def find(
    records: Iterable[Record],
    meaning: Meaning,
    chosen: Mapping[str, str] | None = None,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
) -> Header | None:
    """The line of the first thirty that announces most columns, one of them a person's; the first of equals."""
    best = None
    for count, record in enumerate(record for record in records if not record.is_blank):
        if count == LOOKED_AT:
            break
        header = header_of(record, meaning, chosen, remembered)
        if _is_header(header) and (best is None or header.score > best.score):
            best = header
    return best


def _is_header(header: Header) -> bool:
    named = [cell for cell in header.cells if cell]
    enough = header.score >= 2 or (header.score == 1 and len(named) == 1)
    return enough and bool(PEOPLE & set(header.columns))


def _column(cell: str, meaning: Meaning) -> str:
    if field := field_of(cell):
        return field
    line = meaning.vocabularies.competences.find(cell) if cell else None
    return f"{COMPETENCE}{line.code}" if line else ""


def _names(columns: Sequence[str]) -> list[str]:
    """« Nom » alone holds the whole name."""
    if Field.FAMILY in columns and Field.GIVEN not in columns and Field.NAME not in columns:
        return [Field.NAME if column == Field.FAMILY else column for column in columns]
    return list(columns)
