"""Order as people expect it: accents, case, apostrophes and ligatures do not separate words."""

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
PUNCTUATION = frozenset("’'‘-‐‑–—·.,;:!?«»\"()")


def collated(text: str) -> tuple[str, str, str]:
    """A key for `sorted`: letters first, then accents, then the text itself, so that the order is total.

    « Œuvre » stands beside « oeuvre », « Éveil » between « Est » and « Famille », « L’Anonyme » at L.
    """
    spaced = "".join(" " if mark in PUNCTUATION else mark for mark in text.translate(LIGATURES).casefold())
    taken_apart = unicodedata.normalize("NFKD", spaced)
    letters = "".join(mark for mark in taken_apart if not unicodedata.combining(mark))
    return " ".join(letters.split()), " ".join(taken_apart.split()), text
