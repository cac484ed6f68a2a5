"""Spreadsheets: XLSX, XLS and ODS through calamine; rows that are hidden and formulas without a value beside it."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from resal.directory.importing import hidden_xls, marks
from resal.directory.importing.records import Record
from resal.directory.importing.unreadable import Unreadable

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")


def is_workbook(content: bytes) -> bool:
    return content.startswith((ZIP, OLE))


@dataclass(frozen=True, slots=True)
class Workbook:
    content: bytes
    book: CalamineWorkbook
    names: tuple[str, ...]

    @property
    def kind(self) -> str:
        if self.content.startswith(OLE):
            return "xls"
        return "ods" if b"mimetypeapplication/vnd.oasis" in self.content[:100] else "xlsx"

    def records(self, name: str) -> Iterator[Record]:
        found = self._marks(name)
        sheet = self.book.get_sheet_by_name(name)
        for line, row in enumerate(sheet.iter_rows(), start=1):
            yield Record(
                line,
                [text_of(value) for value in row],
                hidden=line in found.hidden,
                formulas=found.formulas.get(line, frozenset()),
                plain=found.plain.get(line, frozenset()),
            )

    def _marks(self, name: str) -> marks.Marks:
        place = self.book.sheet_names.index(name)
        if self.kind == "xls":
            return marks.Marks(hidden=hidden_xls.hidden_rows(self.content, place))
        read = marks.of_ods if self.kind == "ods" else marks.of_xlsx
        return read(self.content, place)


def opened(content: bytes) -> Workbook:
    """The workbook with its visible sheets; a sentence for one that is locked or broken."""
    if content.startswith(OLE) and LOCKED in content:
        raise Unreadable("locked")
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        shown = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
    except PasswordError as error:
        raise Unreadable("locked") from error
    except (CalamineError, ValueError, OSError) as error:
        raise Unreadable("broken_workbook") from error
    if not shown:
        raise Unreadable("empty")
    return Workbook(content, book, tuple(shown))


def text_of(value: Any) -> str:
    """A cell as it reads: days as 2025-11-03, whole numbers without a point."""
    match value:
        case str():
            return value
        case bool():
            return "oui" if value else "non"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case timedelta():
            return f"{value.total_seconds() / 3600:g} h"
    return str(value)
