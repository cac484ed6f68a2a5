"""XLSX and ODS: sheets, hidden rows, formulas, days; what a workbook marks as text is text."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook

from resal.directory.importing import Unreadable
from resal.directory.importing.reading import counts
from tests.directory.importing import faulty
from tests.directory.importing.lists import HEAD, reading, rows

ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
 <table:table table:name="Membres">{rows}</table:table>
 </office:spreadsheet></office:body></office:document-content>"""
TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(*lines, **sheets) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    for name, others in sheets.items():
        page = book.create_sheet(name)
        for line in others:
            page.append(line)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(*lines: tuple[str, list[str]]) -> bytes:
    """Each line: the attributes of its row, and its cells; one that begins with "of:" is a formula without value."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", TYPE)
        archive.writestr("content.xml", ODS.format(rows="".join(_ods_row(*line) for line in lines)))
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TYPE}"/></manifest:manifest>',
        )
    return out.getvalue()


def _ods_row(attributes: str, cells: list[str]) -> str:
    inside = "".join(
        f'<table:table-cell table:formula="{cell}"/>'
        if cell.startswith("of:")
        else f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


TITLES = HEAD.split(";")
EVE = ["Roy", "Ève", "eve@exemple.org", "Org A", "santé"]


def test_the_sheet_with_the_list_is_found():
    content = xlsx(["Bonjour"], Notes=[["a", "b"]], Membres=[[], ["Liste"], TITLES, EVE])

    found = reading(content)

    assert (found.sheet, found.header_row, found.sheets) == ("Membres", 3, ("Sheet", "Notes", "Membres"))
    assert [one.line for one in found.rows()] == [4]


def test_hidden_rows_wait():
    book = Workbook()
    for line in (TITLES, EVE, ["Roy", "Luc", "luc@exemple.org", "Org A", "santé"]):
        book.active.append(line)
    book.active.row_dimensions[3].hidden = True

    assert [one.issues for one in rows(saved(book))] == [[], ["ROW_HIDDEN_IN_SHEET"]]


def test_a_formula_that_nobody_calculated_waits():
    found = rows(xlsx(TITLES, ["Roy", "Ève", '=B2&"@exemple.org"', "Org A", "santé"]))

    assert set(found[0].issues) >= {"FORMULA_WITHOUT_VALUE", "EMAIL_MISSING"}


def test_text_that_looks_like_a_formula_waits_unless_it_is_marked_as_text():
    book = Workbook()
    for line in ([*TITLES, "Fonction"], [*EVE, "x"], [*EVE[:2], "b@exemple.org", *EVE[3:], "x"]):
        book.active.append(line)
    for line in (2, 3):
        cell = book.active.cell(row=line, column=6)
        cell.value, cell.data_type = "=1+1", "s"
    book.active.cell(row=3, column=6).quotePrefix = True

    found = rows(saved(book))

    assert [one.issues[:1] for one in found] == [["FORMULA_LIKE"], ["POSSIBLE_SAME_PERSON"]]
    assert found[1].values["title"] == "=1+1"


def test_days_and_numbers_keep_their_meaning():
    found = rows(xlsx([*TITLES, "Membre depuis", "Heures"], [*EVE, date(2024, 3, 4), 12.0]))

    assert (found[0].values["joined"], found[0].values["hours"]) == ("2024-03-04", 12)


def test_open_document_sheets():
    content = ods(
        ("", TITLES),
        ("", EVE),
        ('table:visibility="collapse"', ["Roy", "Luc", "luc@exemple.org", "Org A", "santé"]),
        ("", ["Roy", "Zoé", "of:=[.A1]", "Org A", "santé"]),
    )

    found = reading(content)

    assert found.encoding == "ods"
    assert [one.issues for one in found.rows()] == [
        [],
        ["ROW_HIDDEN_IN_SHEET"],
        ["FORMULA_WITHOUT_VALUE", "EMAIL_MISSING"],
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [(xlsx(TITLES), "header_only"), (xlsx(), "no_header"), (xlsx(["a", "b"], [1, 2]), "no_header")],
)
def test_a_workbook_without_a_list(content, code):
    with pytest.raises(Unreadable) as refused:
        reading(content)

    assert refused.value.code == code


def test_two_hundred_people_with_the_faults_of_real_lists():
    found = reading(faulty.workbook())

    assert (found.sheet, found.header_row) == ("Membres 2026", 4)
    assert counts(found.rows()) == {"data_rows": 201, "accepted": 183, "review": 17, "rejected": 1}
