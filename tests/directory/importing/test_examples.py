"""Every example of the contract, word for word."""

import json

import pytest

from resal.directory.importing.reading import counts
from tests.directory.importing.lists import DATA, reading

EXPECTED = json.loads((DATA / "expected.json").read_text())
OF_THE_ROW = {"line", "same_as_row", "raw", "raw_line", "raw_email", "status", "issues"}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_file_is_understood(name):
    found = reading((DATA / name).read_bytes())

    expected = EXPECTED[name]
    assert (found.encoding, found.delimiter, found.header_row) == (
        expected["encoding"],
        expected["delimiter"],
        expected["header_row"],
    )
    assert counts(found.rows()) == expected["counts"]


@pytest.mark.parametrize(
    ("name", "place"), [(name, place) for name in EXPECTED for place in range(len(EXPECTED[name]["rows"]))]
)
def test_the_row_is_understood(name, place):
    row = list(reading((DATA / name).read_bytes()).rows())[place]

    found = {
        "line": row.line,
        "same_as_row": row.same_as,
        "raw": row.cells,
        "raw_line": row.raw_line,
        "raw_email": row.unread.get("email"),
        "status": row.status,
        "issues": row.issues,
        **row.values,
    }
    expected = EXPECTED[name]["rows"][place]
    assert {field: found[field] for field in expected} == expected
