"""The whole way: bytes, letters, delimiter, header, rows."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from resal.directory.importing import headers, sheets
from resal.directory.importing.codes import Status
from resal.directory.importing.decoding import decoded
from resal.directory.importing.headers import Header
from resal.directory.importing.meaning import Meaning
from resal.directory.importing.records import DELIMITERS, Record, lines_of, records, usual_width
from resal.directory.importing.repeats import Repeats
from resal.directory.importing.row import Row
from resal.directory.importing.understanding import Understanding
from resal.directory.importing.unreadable import Unreadable
from resal.directory.importing.vocabularies import Vocabularies

SAMPLE = 200
MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<head", b"<style", b"<div")
NOT_TEXT = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said instead of what was found: any of them. `columns` maps a header's words to a field or "".

    `remembered` are the columns of lists that came before, by the signature of their header.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int | None = None
    columns: dict[str, str] = field(default_factory=dict)
    remembered: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A list that can be read. `rows()` goes through it from its start each time, one row in memory at once."""

    encoding: str
    delimiter: str
    header: Header
    records: Callable[[], Iterator[Record]]
    meaning: Meaning
    sheet: str = ""
    sheets: tuple[str, ...] = ()

    @property
    def header_row(self) -> int:
        return self.header.line

    def rows(self) -> Iterator[Row]:
        understanding = Understanding(self.header, self.meaning)
        repeats = Repeats()
        for number, record in self._data():
            repeats.see(number, *understanding.who(record))
        for number, record in self._data():
            row = understanding.row(record, number)
            if row.status != Status.REJECTED:
                repeats.mark(row, *understanding.who(record))
            yield row

    def _data(self) -> Iterator[tuple[int, Record]]:
        number = 0
        for record in self.records():
            if record.line > self.header.line and not record.is_blank:
                number += 1
                yield number, record


def read(content: bytes, vocabularies: Vocabularies, choices: Choices | None = None) -> Reading:
    choices = choices or Choices()
    meaning = Meaning(vocabularies)
    _refuse_what_is_no_list(content)
    if sheets.is_workbook(content):
        return _workbook(content, meaning, choices)
    encoding, text = decoded(content, choices.encoding or None)
    lines = lines_of(text)
    if not any(line.strip('\ufeff\xa0 \t;,|"') for line in lines):
        raise Unreadable("empty")
    delimiter, header = _shape(lines, meaning, choices)
    width = max(len(header.cells), 1)
    return Reading(encoding, delimiter, _checked(header, lines), _again(lines, delimiter, width), meaning)


def _again(lines: list[str], delimiter: str, width: int) -> Callable[[], Iterator[Record]]:
    return lambda: records(lines, delimiter, width)


def counts(rows: Iterator[Row]) -> dict[str, int]:
    """Every data row is accepted, to review or rejected: there is no fourth place."""
    found = Counter(row.status for row in rows)
    return {"data_rows": found.total()} | {str(status): found[status] for status in Status}


def _refuse_what_is_no_list(content: bytes) -> None:
    if not content.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise Unreadable("empty")
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(MARKUP):
        raise Unreadable("web_page", found=start[:20].decode("latin-1"))
    if start.startswith(tuple(mark.lower() for mark in NOT_TEXT)):
        raise Unreadable("not_a_table", found=start[:8].decode("latin-1"))


def _shape(lines: list[str], meaning: Meaning, choices: Choices) -> tuple[str, Header]:
    """The delimiter under which the header announces most, and that header."""
    sample = lines[:SAMPLE]
    best: tuple[tuple[int, int], str, Header] | None = None
    for delimiter in (choices.delimiter,) if choices.delimiter else DELIMITERS:
        width = usual_width(sample, delimiter)
        header = _header(list(records(sample, delimiter, width)), meaning, choices)
        if header is None:
            continue
        rank = (header.score, -abs(width - len(header.cells)))
        if best is None or rank > best[0]:
            best = rank, delimiter, header
    if best is None:
        first = next(line for line in sample if line.strip()) if any(map(str.strip, sample)) else ""
        raise Unreadable("no_header", found=first.strip()[:60])
    return best[1], best[2]


def _header(found: list[Record], meaning: Meaning, choices: Choices) -> Header | None:
    if choices.header_row is not None:
        record = next((record for record in found if record.line == choices.header_row), None)
        return headers.header_of(record, meaning, choices.columns, choices.remembered) if record else None
    return headers.find(found, meaning, choices.columns, choices.remembered)


def _checked(header: Header, lines: list[str]) -> Header:
    if not any(line.strip('\xa0 \t;,|"') for line in lines[header.line :]):
        raise Unreadable("header_only", place=str(header.line), found=", ".join(header.cells)[:60])
    return header


def _workbook(content: bytes, meaning: Meaning, choices: Choices) -> Reading:
    """The sheet that was chosen, or the visible one whose header announces most."""
    book = sheets.opened(content)
    best: tuple[str, Header] | None = None
    for name in (choices.sheet,) if choices.sheet in book.names else book.names:
        first = []
        for record in book.records(name):
            first.append(record)
            if len(first) == SAMPLE:
                break
        header = _header(first, meaning, choices)
        if header is not None and (best is None or header.score > best[1].score):
            best = name, header
    if best is None:
        raise Unreadable("no_header", found=_first_words(book))
    name, header = best
    if all(record.is_blank for record in book.records(name) if record.line > header.line):
        raise Unreadable("header_only", place=f"{name}:{header.line}", found=", ".join(header.cells)[:60])
    return Reading(book.kind, "", header, lambda: book.records(name), meaning, name, book.names)


def _first_words(book: sheets.Workbook) -> str:
    for record in book.records(book.names[0]):
        if not record.is_blank:
            return ", ".join(cell for cell in record.cells if cell)[:60]
    return ""
