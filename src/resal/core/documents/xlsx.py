"""Spreadsheets: dates as dates, numbers as numbers, and text that stays text."""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from resal.core.documents.steady import steady
from resal.core.documents.words import settable

LONGEST = 32_767
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
WRAP = Alignment(vertical="top", wrap_text=True)
HEAD_FONT, HEAD_FILL = Font(bold=True, color="08423D"), PatternFill("solid", fgColor="E3EFEC")


@dataclass(frozen=True, slots=True)
class Sheet:
    """`widths` in characters; a column without one takes the width of its longest word or value, up to 60."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Any]]
    widths: Sequence[int] = ()


def workbook(sheets: Iterable[Sheet], *, made_at: datetime, title: str = "") -> bytes:
    """One file of these sheets, headers frozen and filterable."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title, book.properties.creator = settable(title), ""
    for sheet in sheets:
        _sheet(book, sheet)
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue(), made_at)


def _sheet(book: Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(_name(sheet.name, book.sheetnames))
    for column, name in enumerate(sheet.header, start=1):
        cell = page.cell(row=1, column=column)
        _write(cell, str(name))
        cell.font, cell.fill = HEAD_FONT, HEAD_FILL
    for line, row in enumerate(sheet.rows, start=2):
        for column, value in enumerate(row, start=1):
            _write(page.cell(row=line, column=column), value)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    for index, column in enumerate(page.columns):
        given = sheet.widths[index] if index < len(sheet.widths) else 0
        page.column_dimensions[get_column_letter(index + 1)].width = given or _fitting(column)


def _write(cell, value: Any) -> None:
    cell.alignment = WRAP
    match value:
        case None:
            return
        case bool() | int() | float() | Decimal():
            cell.value = value
        case datetime():
            cell.value = timezone.localtime(value).replace(tzinfo=None) if value.tzinfo else value
            cell.number_format = "yyyy-mm-dd hh:mm"
        case date():
            cell.value, cell.number_format = value, "yyyy-mm-dd"
        case _:
            _write_text(cell, settable(value))


def _write_text(cell, text: str) -> None:
    """Text, whatever it begins with: `=1+1` is four characters, also after someone edits the cell."""
    cell.value = text[:LONGEST]
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True


def _name(wanted: str, taken: Sequence[str]) -> str:
    """A name that spreadsheets accept, once in the file."""
    name = NOT_IN_A_NAME.sub(" ", settable(wanted)).strip().strip("'")[:31] or "1"
    lower = {other.lower() for other in taken}
    number = 2
    while name.lower() in lower:
        name, number = f"{name[:27]} {number}", number + 1
    return name


def _fitting(column) -> int:
    longest = max((len(line) for cell in column for line in str(cell.value or "").split("\n")), default=0)
    return min(max(longest + 2, 10), 60)
