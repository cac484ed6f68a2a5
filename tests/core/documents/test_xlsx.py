import io
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from resal.core.documents.xlsx import Sheet, workbook
from tests.core.documents import samples


def read(*sheets: Sheet) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(sheets, made_at=samples.MADE_AT)))


def cell(value):
    return read(Sheet("a", ("valeur",), [(value,)])).worksheets[0]["A2"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@now", '=HYPERLINK("x")'])
def test_a_formula_stays_text(text):
    written = cell(text)

    assert (written.value, written.data_type, written.quotePrefix) == (text, "s", True)


def test_a_formula_in_a_header_stays_text():
    assert read(Sheet("a", ("=1",), [])).worksheets[0]["A1"].data_type == "s"


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (3, 3),
        (2.5, 2.5),
        (Decimal("12.50"), 12.5),
        (None, None),
        (date(2025, 4, 28), datetime(2025, 4, 28)),
        (datetime(2025, 4, 28, 14, 0, tzinfo=UTC), datetime(2025, 4, 28, 10, 0)),
        ("é\x00\ud800", "é"),
    ],
)
def test_values_keep_their_nature(value, kept):
    assert cell(value).value == kept


def test_a_text_too_long_for_a_cell_is_cut():
    assert len(cell("x" * 40_000).value) == 32_767


def test_names_of_sheets_are_made_acceptable():
    names = read(
        Sheet("a/b:c", ("x",), []), Sheet("A B C", ("x",), []), Sheet("é" * 40, ("x",), [])
    ).sheetnames

    assert names == ["a b c", "A B C 2", "é" * 31]


def test_headers_stay_in_sight():
    assert read(Sheet("a", ("x", "y"), [(1, 2)])).worksheets[0].freeze_panes == "A2"


def test_the_same_sheets_are_the_same_bytes():
    def once():
        return workbook([Sheet("a", ("x",), [("1",)])], made_at=samples.MADE_AT, title="t")

    assert once() == once()
