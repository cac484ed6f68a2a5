"""What calamine leaves out of XLSX and ODS: hidden rows, formulas that carry no value, cells marked as text."""

import io
import zipfile
from dataclasses import dataclass, field
from posixpath import join, normpath

from lxml import etree

MOST_REPEATED = 1_048_576
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
BROKEN = (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, IndexError, ValueError, NotImplementedError)


@dataclass(slots=True)
class Marks:
    """Lines from 1, columns from 0."""

    hidden: set[int] = field(default_factory=set)
    formulas: dict[int, frozenset[int]] = field(default_factory=dict)
    plain: dict[int, frozenset[int]] = field(default_factory=dict)


def of_xlsx(content: bytes, place: int) -> Marks:
    """The marks of the sheet at this place; none where the parts are not where the standard puts them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            quoted = _quoted_styles(archive)
            with archive.open(_sheet_part(archive, place)) as part:
                return _sheet(part, quoted)
    except BROKEN:
        return Marks()


def of_ods(content: bytes, place: int) -> Marks:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as part:
            return _tables(part, place)
    except BROKEN:
        return Marks()


def _walk(part, *tags: str):
    return etree.iterparse(part, events=("end",), tag=tags, resolve_entities=False, no_network=True)


def _sheet(part, quoted: frozenset[str]) -> Marks:
    found = Marks()
    line = 0
    for _event, row in _walk(part, f"{S}row"):
        line = int(row.get("r") or line + 1)
        if row.get("hidden") in ("1", "true"):
            found.hidden.add(line)
        formulas, plain, column = set(), set(), -1
        for cell in row.iterchildren(f"{S}c"):
            column = _column(cell.get("r"), column + 1)
            if cell.find(f"{S}f") is not None and not cell.findtext(f"{S}v"):
                formulas.add(column)
            if cell.get("s") in quoted:
                plain.add(column)
        if formulas:
            found.formulas[line] = frozenset(formulas)
        if plain:
            found.plain[line] = frozenset(plain)
        row.clear()
        while row.getprevious() is not None:
            del row.getparent()[0]
    return found


def _column(reference: str | None, otherwise: int) -> int:
    """The column of "BC12"."""
    letters = (reference or "").rstrip("0123456789")
    if not letters:
        return otherwise
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _quoted_styles(archive: zipfile.ZipFile) -> frozenset[str]:
    """The cell styles that say « this is text, whatever it begins with »."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    with archive.open("xl/styles.xml") as part:
        for _event, formats in _walk(part, f"{S}cellXfs"):
            return frozenset(
                str(place) for place, xf in enumerate(formats) if xf.get("quotePrefix") in ("1", "true")
            )
    return frozenset()


def _sheet_part(archive: zipfile.ZipFile, place: int) -> str:
    book = etree.fromstring(archive.read("xl/workbook.xml"), _parser())
    sheet = book.find(f"{S}sheets")[place]
    relations = etree.fromstring(archive.read("xl/_rels/workbook.xml.rels"), _parser())
    target = next(one.get("Target") for one in relations if one.get("Id") == sheet.get(f"{R}id"))
    return normpath(target.lstrip("/") if target.startswith("/") else join("xl", target))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _tables(part, place: int) -> Marks:
    """Rows stand inside tables; the wanted one is known when it ends."""
    tables, found, line = 0, Marks(), 0
    for _event, element in _walk(part, f"{T}table-row", f"{T}table"):
        if element.tag == f"{T}table":
            if tables == place:
                return found
            tables, found, line = tables + 1, Marks(), 0
            element.clear()
            continue
        times = min(int(element.get(f"{T}number-rows-repeated", "1")), MOST_REPEATED)
        if element.get(f"{T}visibility") in ("collapse", "filter") and len(element) and times < 10_000:
            found.hidden.update(range(line + 1, line + 1 + times))
        if formulas := _without_value(element):
            found.formulas[line + 1] = formulas
        line += times
        element.clear()
    return found


def _without_value(row) -> frozenset[int]:
    columns, column = set(), 0
    for cell in row:
        if cell.get(f"{T}formula") and not cell.get(f"{OFFICE}value-type"):
            columns.add(column)
        column += int(cell.get(f"{T}number-columns-repeated", "1"))
    return frozenset(columns)
