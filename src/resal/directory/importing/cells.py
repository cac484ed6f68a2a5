"""A cell before it means anything: its letters put right, its formula seen."""

import re
import unicodedata

from resal.directory.importing.codes import Code
from resal.directory.importing.mojibake import repaired

INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
SPACES = re.compile(r"[ \t]{2,}")
NOTHING = frozenset({"-", "–", "—", "--", "n/a", "n/d", "s.o.", "s/o", "nd", "#n/a", "null", "none"})
NEUTRALISED = re.compile(r"^'+[=+\-@\t\r]")
FORMULA = re.compile(r"^[=@\t\r]|^[+-](?![\d\s(.]|$)")


def clean(cell: str, *, is_text: bool = False, may_be_neutral: bool = False) -> tuple[str, list[Code]]:
    """The cell's words and what had to be said about them. `is_text`: the spreadsheet marks it as text.

    `may_be_neutral`: where it comes from a CSV, an apostrophe before what looks like a formula is not its own.
    """
    issues: list[Code] = []
    text = repaired(cell)
    if text != cell:
        issues.append(Code.MOJIBAKE_REPAIRED)
    if may_be_neutral and NEUTRALISED.match(text):
        text, is_text = text[1:], True
    if not is_text and FORMULA.match(text.lstrip(" ")):
        issues.append(Code.FORMULA_LIKE)
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", text)).strip()
    text = SPACES.sub(" ", text)
    return ("" if text.lower() in NOTHING else text), issues
