"""Lists to read, and the vocabularies of a new network as plain values."""

from functools import cache
from pathlib import Path

from resal.directory.importing import Choices, Row, read, seeded
from resal.directory.importing.reading import Reading
from resal.directory.importing.vocabularies import Vocabularies

DATA = Path(__file__).resolve().parents[2] / "data" / "import"
HEAD = "Nom;Prénom;Courriel;Organisme;Secteur"


@cache
def vocabularies() -> Vocabularies:
    return seeded.vocabularies()


def reading(content: bytes | str, **choices) -> Reading:
    content = content.encode() if isinstance(content, str) else content
    return read(content, vocabularies(), Choices(**choices))


def rows(content: bytes | str, **choices) -> list[Row]:
    return list(reading(content, **choices).rows())


def row(head: str, line: str) -> Row:
    """The one row of a list of these two lines."""
    return rows(f"{head}\n{line}\n")[0]
