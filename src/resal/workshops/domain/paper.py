"""A paper ballot as somebody types it: « 2 · 3 7 1 », the group's number, then the choices in order."""

import re

SEPARATORS = re.compile(r"[\s,;>.·/-]+")


class Unreadable(ValueError):
    """The piece that is not a number."""


def numbers(typed: str) -> list[int]:
    """The numbers of a line, in order; « E3 » is 3. Raises Unreadable on anything else."""
    pieces = [piece for piece in SEPARATORS.split(typed.strip()) if piece]
    return [_number(piece) for piece in pieces]


def _number(piece: str) -> int:
    digits = piece[1:] if piece[:1] in "eE" else piece
    if not digits.isascii() or not digits.isdigit() or len(digits) > 3:
        raise Unreadable(piece)
    return int(digits)
