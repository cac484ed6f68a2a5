"""Bytes to lines: size, encoding, and which kind of file it is."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from resal.commands.prioritise.words import NOTHING, Unusable, Words, quoted

LARGEST = 50_000_000
MOST_ITEMS = 5_000


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


def rows_of(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV with the line on which each one ends: comma, semicolon or tab, as its header says.

    Cells come without the blanks around them; blank lines are skipped.
    """
    header = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]
    except csv.Error as error:
        raise Unusable(reader.line_num, Words("une ligne de CSV", "a line of CSV"), error) from None


def whole(place: object, text: str, least: int, what: Words) -> int:
    """A whole number of at least `least`, in plain digits."""
    if text.isascii() and text.removeprefix("-").isdigit() and len(text) <= 15 and int(text) >= least:
        return int(text)
    raise Unusable(
        place,
        Words(f"{what.fr} ({least} ou plus)", f"{what.en} ({least} or more)"),
        quoted(text) if text else NOTHING,
    )


def decimal(place: object, text: str, what: Words) -> float:
    """A finite number, with a point or a comma."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = float("nan")
    if value - value == 0:
        return value
    raise Unusable(place, what, quoted(text) if text else NOTHING)
