"""French order and French search: accents, capitals and apostrophes weigh nothing."""

import unicodedata


def fold(text: str) -> str:
    """« Équijustice d’Œuvre » as "equijustice d'oeuvre": for sorting and for finding."""
    text = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae").replace("Æ", "ae").replace("’", "'")
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()


def holds(query: str, *texts: str) -> bool:
    """Whether every word of the query is somewhere in these texts."""
    place = fold(" ".join(texts))
    return all(word in place for word in fold(query).split())
