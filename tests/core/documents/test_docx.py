import io
import zipfile

import pytest
from docx import Document

from resal.core.documents import docx
from tests.core.documents import samples


def read(data: bytes):
    return Document(io.BytesIO(data))


def test_a_report_has_a_title_a_language_and_headings_without_gaps():
    word = read(docx.report(samples.everything()))
    headings = [p.style.name for p in word.paragraphs if p.style.name.startswith("Heading")]

    assert word.core_properties.title == "Plan d’action concerté"
    assert word.core_properties.language == "fr-CA"
    assert headings == ["Heading 1", *["Heading 2"] * 3, "Heading 3", "Heading 2"]


def test_the_language_of_the_text_is_set():
    with zipfile.ZipFile(io.BytesIO(docx.report(samples.everything(language="en-ca")))) as parts:
        assert b'w:lang w:val="en-CA"' in parts.read("word/styles.xml")


def test_the_header_of_a_table_is_repeated_on_each_page():
    (table,) = read(docx.report(samples.everything())).tables
    marks = [row._tr.trPr.xml for row in table.rows]

    assert "tblHeader" in marks[0]
    assert len(table.rows) == 61
    assert all("cantSplit" in mark for mark in marks[1:])


def test_sectors_are_said_in_words():
    said = [p.text for p in read(docx.report(samples.everything())).paragraphs]

    assert "Santé" in said
    assert "Éducation (manque)" in said


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_nothing_that_people_type_stops_a_report(text):
    assert read(docx.report(samples.hostile(text))).paragraphs


def test_the_same_outline_is_the_same_bytes():
    assert docx.report(samples.everything()) == docx.report(samples.everything())
