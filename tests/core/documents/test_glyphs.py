from hypothesis import given
from hypothesis import strategies as st

from resal.core.documents import glyphs, pdf
from resal.core.documents.outline import Paragraph, Section
from tests.core.documents import samples


def test_every_character_that_is_let_through_can_be_drawn():
    letters = [chr(c) for first, last in glyphs.coverage() for c in range(first, last + 1)]
    parts = tuple(Paragraph(" ".join(letters[start : start + 500])) for start in range(0, len(letters), 500))
    outline = samples.everything(sections=(Section("Lettres", parts),))

    assert pdf.report(outline)[:5] == b"%PDF-"


def test_what_cannot_be_drawn_is_a_square():
    assert glyphs.shown("été 😀 fin") == "été □ fin"


def test_what_shows_nothing_just_goes():
    assert glyphs.shown("a\U000e0041b") == "ab"


@given(st.text(max_size=60))
def test_any_text_makes_a_document(text):
    outline = samples.everything(sections=(Section("s", (Paragraph(text),)),))

    assert pdf.report(outline)[:5] == b"%PDF-"
