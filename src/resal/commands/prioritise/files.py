"""Bytes to lines: size, encoding, and which kind of file it is."""

import csv
import io
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted

LARGEST = 50_000_000
MOST_ITEMS = 5_000
NUMBER = re.compile(r"-?(\d{1,15}([.,]\d{1,15})?|[.,]\d{1,15})", re.ASCII)


def text_of(path: Path) -> str:
    """The text of a file, without its byte-order mark. Raises Unusable for what is not readable UTF-8 text."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise Unusable("-", Words("un fichier", "a file"), Words("un dossier", "a folder"))
        if size > LARGEST:
            raise Unusable(
                "-", Words("50 Mo au plus", "50 MB at most"), Words(f"{size} octets", f"{size} bytes")
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unusable("-", Words("un fichier", "a file"), NOTHING) from None
    except OSError as error:
        raise Unusable("-", Words("un fichier lisible", "a readable file"), error.strerror) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"0x{data[error.start]:02x}"
        expected = Words("du texte en UTF-8", "text in UTF-8")
        raise Unusable(line, expected, Words(f"l’octet {byte}", f"byte {byte}")) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unusable(line, Words("du texte", "text"), Words("un octet nul", "a null byte"))
    if not text.strip():
        raise Unusable(1, Words("des données", "data"), Words("un fichier vide", "an empty file"))
    return text


class Rows:
    """The rows of a CSV after its header: comma, semicolon or tab, as the header says.

    `names` are the header's, in small letters, on line `line`. Iterating gives the line on which each row ends and
    its cells, without the blanks around them and as many as the header has; blank lines are skipped.
    """

    def __init__(self, text: str) -> None:
        header = text.lstrip("\r\n").split("\n", 1)[0]
        self.reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count), strict=True
        )
        first = next(self.filled(), None)
        if first is None:
            raise Unusable(1, Words("un en-tête", "a header"), NOTHING)
        self.line, self.header = first
        self.names = [name.lower() for name in self.header]

    def filled(self) -> Iterator[tuple[int, list[str]]]:
        try:
            for row in self.reader:
                if any(cell.strip() for cell in row):
                    yield self.reader.line_num, [cell.strip() for cell in row]
        except csv.Error as error:
            line = self.reader.line_num
            raise Unusable(line, Words("une ligne de CSV", "a line of CSV"), error) from None

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        width = len(self.names)
        for line, row in self.filled():
            if len(row) != width:
                raise Unusable(line, Words(f"{width} colonnes", f"{width} columns"), len(row))
            yield line, row

    def has(self, aliases: tuple[str, ...]) -> int | None:
        return column_of(self.names, aliases)

    def needs(self, aliases: tuple[str, ...]) -> int:
        place = self.has(aliases)
        if place is None:
            column = Words(f"la colonne {aliases[-1]}", f"the column {aliases[0]}")
            raise Unusable(self.line, column, quoted(",".join(self.header)))
        return place


def column_of(names: list[str], aliases: tuple[str, ...]) -> int | None:
    """The first column that has one of the names."""
    return next((place for place, name in enumerate(names) if name in aliases), None)


def whole(place: object, text: str, least: int, what: Words) -> int:
    """A whole number of at least `least`, in plain digits."""
    if text.isascii() and text.removeprefix("-").isdigit() and len(text) <= 15 and int(text) >= least:
        return int(text)
    raise Unusable(
        place,
        Words(f"{what.fr} ({least} ou plus)", f"{what.en} ({least} or more)"),
        quoted(text) if text else NOTHING,
    )


def decimal(place: object, text: str, what: Words) -> Fraction:
    """A number in plain digits, with a point or a comma, exactly."""
    if NUMBER.fullmatch(text):
        return Fraction(text.replace(",", "."))
    raise Unusable(place, what, quoted(text) if text else NOTHING)
