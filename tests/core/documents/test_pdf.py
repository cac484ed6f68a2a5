import io

import pypdf
import pytest

from resal.core.documents import pdf
from resal.core.documents.outline import Paragraph, Section
from tests.core.documents import samples, verapdf


def read(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def words(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(data).pages)


@pytest.mark.parametrize("language", ["fr-ca", "en-ca"])
@pytest.mark.parametrize("landscape", [False, True])
def test_a_report_with_everything_breaks_no_rule_of_pdf_ua(language, landscape):
    data = pdf.report(samples.everything(language=language, landscape=landscape))

    assert verapdf.broken_rules(data) == []


def test_a_report_says_its_title_and_language():
    file = read(pdf.report(samples.everything()))

    assert file.metadata.title == "Plan d’action concerté"
    assert file.trailer["/Root"]["/Lang"] == "fr-CA"
    assert file.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - a pypdf object


def test_a_report_shows_all_its_parts():
    shown = words(pdf.report(samples.everything()))

    for part in ["Boisé-du-Ruisseau", "Table jeunesse", "pas qui appeler", "Éducation (manque)", "9 sur 11"]:
        assert part in shown
    assert "Action 59" in shown
    assert "28 avril 2025" in shown


def test_a_report_in_english_dates_itself_in_english():
    assert "April 28, 2025" in words(pdf.report(samples.everything(language="en-ca", facts=())))


def test_the_same_outline_is_the_same_bytes():
    assert pdf.report(samples.everything()) == pdf.report(samples.everything())


@pytest.mark.parametrize("text", samples.HOSTILE, ids=range(len(samples.HOSTILE)))
def test_nothing_that_people_type_stops_a_report(text):
    data = pdf.report(samples.hostile(text))

    assert len(read(data).pages) >= 1


def test_markup_is_printed_as_text():
    text = '#eval("1") <b> $x$ *gras* _x_ @ref // c'
    data = pdf.report(samples.everything(sections=(Section("Texte", (Paragraph(text),)),)))

    assert text in words(data)


def test_the_most_hostile_texts_break_no_rule_of_pdf_ua():
    sections = tuple(Section(text[:80], (Paragraph(text[:400]),)) for text in samples.HOSTILE)

    assert verapdf.broken_rules(pdf.report(samples.everything(sections=sections))) == []


def test_a_long_word_stays_on_the_page():
    data = pdf.report(samples.everything(title="t", sections=(Section("s", (Paragraph("x" * 3000),)),)))
    seen = []
    for page in read(data).pages:
        page.extract_text(visitor_text=lambda text, matrix, *rest: seen.append((text, matrix[4])))

    assert max(len(text.strip()) for text, _place in seen) < 200
