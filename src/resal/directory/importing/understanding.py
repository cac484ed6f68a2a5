"""From the cells of one record to a row: each field by its own rule, every doubt with its code."""

from collections.abc import Sequence
from typing import Any

from resal.directory.importing import names, values
from resal.directory.importing.cells import clean
from resal.directory.importing.codes import Code
from resal.directory.importing.feet import is_nobody
from resal.directory.importing.fields import COMPETENCE, Field, hours_a_quarter
from resal.directory.importing.folding import key
from resal.directory.importing.headers import Header
from resal.directory.importing.meaning import Known, Meaning, is_cross, is_none, level
from resal.directory.importing.records import BETWEEN_LEVELS, Record
from resal.directory.importing.row import Row

EMPTY: dict[str, Any] = {
    "family": "",
    "given": "",
    "email": None,
    "phone": None,
    "title": "",
    "organisation": "",
    "sector": None,
    "sector_family": None,
    "territories": [],
    "postal_code": None,
    "expertise": [],
    "languages": [],
    "hours": None,
    "joined": None,
    "consent": None,
}
SIMPLE = {
    Field.PHONE: values.phone,
    Field.POSTAL_CODE: values.postal_code,
    Field.JOINED: values.day,
    Field.CONSENT: values.consent,
}
LISTS = {Field.TERRITORY: "territories", Field.LANGUAGES: "languages"}
LONGEST = {Field.TITLE: 120, Field.ORGANISATION: 160}


class Understanding:
    """What the header and the vocabularies make of a record."""

    def __init__(self, header: Header, meaning: Meaning):
        self.header = header
        self.meaning = meaning
        places = {column: place for place, column in enumerate(header.columns) if column}
        self.competences = {
            place: column.removeprefix(COMPETENCE)
            for column, place in places.items()
            if column.startswith(COMPETENCE)
        }
        self.places = {column: place for column, place in places.items() if not column.startswith(COMPETENCE)}
        self.given_first = _given_first(header)
        hours = self.places.get(Field.HOURS)
        self.hour_is_worth = hours_a_quarter(header.cells[hours]) if hours is not None else 1

    def row(self, record: Record, number: int) -> Row:
        row = Row(number, record.line, record.cells)
        cells = self._cells(record, row)
        email, email_issues = values.email(self._at(cells, Field.EMAIL))
        name = self._name(cells, email)
        has_email = email is not None or "@" in self._at(cells, Field.EMAIL)
        if is_nobody(cells, self.header.cells, has_email=has_email, has_name=bool(name.family or name.given)):
            row.issues = [Code.NOT_A_MEMBER]
            return row
        self._shape(record, row)
        row.values = EMPTY | {"family": name.family, "given": name.given, "email": email}
        row.issues += [*name.issues, *email_issues]
        if name.issues:
            row.unread["name"] = " ".join(filter(None, (self._at(cells, field) for field in _NAMES)))
        if Code.EMAIL_INVALID in email_issues:
            row.unread["email"] = self._at(cells, Field.EMAIL)
        self._work(cells, row)
        self._expertise(cells, row)
        row.issues = list(dict.fromkeys(row.issues))
        return row

    def who(self, record: Record) -> tuple[str, str, str]:
        """Name, e-mail and organisation as keys, for finding the same person twice."""
        cells = [clean(cell, is_text=True, may_be_neutral=record.raw is not None)[0] for cell in record.cells]
        email, _issues = values.email(self._at(cells, Field.EMAIL))
        name = self._name(cells, email)
        return key(f"{name.given} {name.family}"), email or "", key(self._at(cells, Field.ORGANISATION))

    def _cells(self, record: Record, row: Row) -> list[str]:
        cells = []
        for place, cell in enumerate(record.cells):
            is_text, is_csv = place in record.plain, record.raw is not None
            text, issues = clean(cell, is_text=is_text, may_be_neutral=is_csv)
            cells.append(text)
            row.issues += issues
        return cells

    def _shape(self, record: Record, row: Row) -> None:
        """What is odd in the row as such."""
        shape = []
        if record.hidden:
            shape.append(Code.ROW_HIDDEN_IN_SHEET)
        if record.formulas & set(self.places.values()) | record.formulas & set(self.competences):
            shape.append(Code.FORMULA_WITHOUT_VALUE)
        if record.unclosed:
            shape.append(Code.UNCLOSED_QUOTE)
        elif len(record.cells) < self.header.width:
            shape.append(Code.ROW_TOO_SHORT)
        elif any(cell.strip() for cell in record.cells[len(self.header.cells) :]):
            shape.append(Code.ROW_TOO_LONG)
        if record.raw is not None and set(shape) & {
            Code.UNCLOSED_QUOTE,
            Code.ROW_TOO_SHORT,
            Code.ROW_TOO_LONG,
        }:
            row.raw_line = record.raw
        row.issues = [*shape, *row.issues]

    def _at(self, cells: Sequence[str], field: str) -> str:
        place = self.places.get(field)
        return cells[place] if place is not None and place < len(cells) else ""

    def _name(self, cells: Sequence[str], email: str | None) -> names.Name:
        if Field.NAME in self.places:
            text = self._at(cells, Field.NAME)
            if given := self._at(cells, Field.GIVEN):
                return names.in_two(text, given)
            return names.in_one(text, given_first=self.given_first, email=email)
        family, given = self._at(cells, Field.FAMILY), self._at(cells, Field.GIVEN)
        if family.count(",") == 1 and not given:
            return names.in_one(family, given_first=None, email=email)
        return names.in_two(family, given)

    def _work(self, cells: Sequence[str], row: Row) -> None:
        """Function, organisation, and what has one value a cell."""
        for field, longest in LONGEST.items():
            text = self._at(cells, field)
            row.values[field] = text[:longest]
            if len(text) > longest:
                row.unread[field] = text
        if text := self._at(cells, Field.SECTOR):
            row.values["sector"], row.values["sector_family"] = self.meaning.sector(text)
            if row.values["sector_family"] is None:
                row.unread["sector"] = text
        for field, rule in SIMPLE.items():
            if field in self.places:
                self._take(row, field, self._at(cells, field), rule)
        if Field.HOURS in self.places:
            self._take(row, Field.HOURS, self._at(cells, Field.HOURS), self._hours)
        for field, name in LISTS.items():
            if text := self._at(cells, field):
                find = self.meaning.territories if field == Field.TERRITORY else self.meaning.languages
                row.values[name], issues = find(text)
                row.issues += issues
                if issues:
                    row.unread[name] = text

    def _hours(self, text: str):
        return values.hours(text, self.hour_is_worth)

    def _take(self, row: Row, field: str, text: str, rule) -> None:
        row.values[field], issues = rule(text)
        row.issues += issues
        if issues:
            row.unread[field] = text

    def _expertise(self, cells: Sequence[str], row: Row) -> None:
        text = self._at(cells, Field.EXPERTISE)
        known, issues = self.meaning.expertise(text) if text else ([], [])
        known = self._with_levels(known, self._at(cells, Field.LEVEL), issues)
        for place, code in self.competences.items():
            cell = cells[place] if place < len(cells) else ""
            if is_none(cell):
                continue
            found, more = (None, []) if is_cross(cell) else level(cell)
            known.append(Known(code, found))
            issues += more
        if any(one.level is None for one in known) and Code.LEVEL_OUT_OF_RANGE not in issues:
            issues.append(Code.LEVEL_MISSING)
        row.values["expertise"] = [
            {"competence": one.competence, "level": one.level, "can": list(one.can)} for one in known
        ]
        row.issues += issues
        if issues:
            row.unread["expertise"] = " / ".join(filter(None, (text, self._at(cells, Field.LEVEL))))

    def _with_levels(self, known: list[Known], text: str, issues: list[Code]) -> list[Known]:
        """One level for all, or as many as expertises, in the same order."""
        if not text:
            return known
        pieces = [piece for piece in BETWEEN_LEVELS.split(text) if piece.strip()]
        pieces = pieces if len(pieces) == len(known) else [text] * len(known)
        told = []
        for one, piece in zip(known, pieces, strict=True):
            found, more = level(piece)
            issues += more
            told.append(one if one.level else Known(one.competence, found, one.can))
        return told


_NAMES = (Field.FAMILY, Field.NAME, Field.GIVEN)


def _given_first(header: Header) -> bool | None:
    """What « Prénom et nom » or « Nom et prénom » says of the order; None when the header says nothing."""
    place = header.place(Field.NAME)
    words = key(header.cells[place]) if place is not None else ""
    given = min((words.find(word) for word in ("prenom", "first", "given") if word in words), default=-1)
    if given < 0:
        return None
    rest = words[:given]
    return not ("nom" in rest.split() or "last" in rest or "family" in rest)
