"""Which letters these bytes are: a scored rule for French lists.

General detectors learn from long texts and misread about half of short French Windows-1252 lists, for a list of
twenty names holds a dozen accents. Here a byte is judged by the letter that each encoding makes of it, between its
two neighbours: « é » between two small letters is French, « Ž » or « ‚ » there is not. Frequencies are those of
accented letters in French text, rounded; the guess of a person who reads « HŽlne » is the same rule.
"""

import codecs
import re

from resal.directory.importing.unreadable import Unreadable

INSIDE = {
    "é": 5,
    "è": 4,
    "à": 3,
    "ê": 3,
    "ç": 4,
    "ô": 3.5,
    "î": 3,
    "ï": 3,
    "ë": 3,
    "û": 2,
    "ù": 2,
    "â": 2.5,
}
INSIDE |= {
    "œ": 2.5,
    "ü": 1.5,
    "ñ": 1.5,
    "í": 1.5,
    "ó": 1.5,
    "á": 1.5,
    "ö": 1,
    "ä": 1,
    "ú": 1,
    "æ": 0.5,
    "ã": 0.8,
}
FIRST = {"é": 4, "î": 1.5, "œ": 2, "ç": 1.5, "à": 1}
CAPITAL = {
    "É": 4,
    "À": 2,
    "Ç": 2,
    "È": 2.2,
    "Ê": 1.5,
    "Ô": 1.2,
    "Î": 2,
    "Œ": 1.5,
    "Â": 1,
    "Ü": 1,
    "Í": 1,
    "Ï": 1,
    "Ë": 1,
}
VOWELS, CELL_STARTS = "aeiouyAEIOUY", ';,\t|\n\r"'
STRANGE = "ÿŽžŠšƒŸ"
CANDIDATES = {"cp1252": 0.5, "mac_roman": 0.0, "cp850": -0.5}
NAMES = {"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", *CANDIDATES}
MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]
OTHER_LETTER = re.compile(r"[^\x00-\x7f]")
ENOUGH = 4000
OLD_MAC_LINES = 2.0


def decoded(content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The encoding and the text; `encoding` is a person's choice, which is believed."""
    chosen = encoding or encoding_of(content)
    try:
        return chosen, content.decode(chosen)
    except UnicodeDecodeError as error:
        if chosen in CANDIDATES:
            return chosen, content.decode(chosen, "replace")
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable("wrong_encoding", place=str(line), found=chosen) from error


def encoding_of(content: bytes) -> str:
    for mark, name in MARKS:
        if content.startswith(mark):
            return name
    if wide := _two_bytes_a_letter(content):
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return max(CANDIDATES, key=lambda name: score(content, name))
    return "utf-8"


def score(content: bytes, encoding: str) -> float:
    """How French this text is when it is read so."""
    total = CANDIDATES[encoding]
    if encoding == "mac_roman" and b"\r" in content and b"\n" not in content:
        total += OLD_MAC_LINES
    text = content.decode(encoding, "replace")
    for count, found in enumerate(OTHER_LETTER.finditer(text)):
        if count == ENOUGH:
            break
        place = found.start()
        total += _weight(text[place - 1 : place], found[0], text[place + 1 : place + 2])
    return total


def _two_bytes_a_letter(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of western text is zero."""
    sample = content[:4000]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[::2].count(0) * 2 / len(sample), sample[1::2].count(0) * 2 / len(sample)
    if odd > 0.7 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 and odd < 0.1 else None


def _weight(before: str, letter: str, after: str) -> float:
    if letter in STRANGE:
        return -2.0
    if letter.islower():
        return _small(before, letter, after)
    if letter.isupper():
        return _capital(before, letter, after)
    return _sign(before, letter, after)


def _small(before: str, letter: str, after: str) -> float:
    if before.isupper() and after.isupper():
        return -3.0
    if letter in "ëï" and before not in VOWELS:
        return 0.5
    if letter in "âû" and before in VOWELS and before + letter not in ("oû", "aû"):
        return 0.5
    if before.isalpha():
        return INSIDE.get(letter, 0.2)
    if after.isalpha():
        return FIRST.get(letter, 0.3) * (0.3 if before in CELL_STARTS else 1)
    return 3.0 if letter == "à" else -1.0


def _capital(before: str, letter: str, after: str) -> float:
    if before.islower() or (before.isalpha() and after.islower()):
        return -4.0
    return CAPITAL.get(letter, 0.2)


def _sign(before: str, letter: str, after: str) -> float:
    around = before.isalpha() + after.isalpha()
    if letter == "’":
        return 4.0 if around == 2 else 0.0
    if letter in "«»":
        return -2.0 if (before if letter == "«" else after).isalpha() else 3.0
    if letter in "–—":
        return 2.5 if around < 2 else (1.0 if after.isupper() else -2.0)
    if letter == "·":
        return 1.5 if around == 2 else 0.0
    if letter == "\xa0":
        return 2.0 if before in "«" or after in "»:;!?%$" else 0.3
    if letter in "°º":
        return 2.0 if before in "nN0123456789" else -1.0
    if letter in "…€•®™“”½":
        return 0.5 if around < 2 else -4.0
    return -6.0 if letter == "\ufffd" or ord(letter) < 0xA0 else -3.0 - around / 2
