"""PDF/UA forbids a character without a drawing. What no font here can draw is shown as an empty square."""

import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

COVERAGE = Path(__file__).resolve().parent / "typst" / "fonts" / "coverage.txt"
NO_GLYPH = "□"
INVISIBLE = {"Mn", "Me", "Mc", "Cf"}
KEPT = "\n\t"


@cache
def coverage() -> list[tuple[int, int]]:
    """The ranges of characters that can be drawn, in order."""
    lines = COVERAGE.read_text(encoding="ascii").splitlines()
    parts = (line.split("-") for line in lines if not line.startswith("#"))
    return [(int(first, 16), int(last, 16)) for first, last in parts]


def drawable(character: str) -> bool:
    if character in KEPT:
        return True
    ranges = coverage()
    place = bisect_right(ranges, (ord(character), 0x110000)) - 1
    return place >= 0 and ord(character) <= ranges[place][1]


def shown(text: str) -> str:
    """The text with a square for each character that cannot be drawn; those that show nothing just go."""
    if text.isascii():
        return text
    return "".join(_shown(character) for character in unicodedata.normalize("NFC", text))


def bare(text: str) -> str:
    """`shown` without any accent or joiner that stands alone: each character draws by itself."""
    return "".join(c for c in shown(text) if unicodedata.category(c) not in INVISIBLE)


def _shown(character: str) -> str:
    if drawable(character):
        return character
    return "" if unicodedata.category(character) in INVISIBLE else NO_GLYPH
