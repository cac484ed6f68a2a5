"""Boxes in columns, and lines from left to right: « si… alors… ». Words are wrapped here, as SVG does not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BLANK = re.compile(r"[ \t\r\n\f\v]+")
COLUMN = 190
BETWEEN = 30
LETTERS = 23
LINE = 17
PAD = 12
HEAD = 34
GAP = 14
MOST_LINES = 9


@dataclass(frozen=True, slots=True)
class Box:
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """`lines` are (y, words); the place of the box in whole pixels."""

    x: int
    y: int
    height: int
    lines: tuple[tuple[int, str], ...]

    @property
    def left(self) -> int:
        return self.x + PAD


@dataclass(frozen=True, slots=True)
class DrawnFlow:
    width: int
    height: int
    column: int
    headings: list[tuple[int, str]]
    boxes: list[DrawnBox]
    lines: list[tuple[int, int, int, int]]
    """From (x, y) to (x, y)."""

    @property
    def paths(self) -> list[str]:
        """The lines as SVG draws them."""
        return [_path(*line) for line in self.lines]


def draw_flow(columns: Sequence[Column], links: Iterable[tuple[str, str]]) -> DrawnFlow:
    """Each column is centred on the tallest; a line goes from the right of a box to the left of another."""
    tall = [_height(column) for column in columns]
    height = max(tall, default=0) + HEAD
    placed: dict[str, DrawnBox] = {}
    headings = []
    for place, column in enumerate(columns):
        x = place * (COLUMN + BETWEEN)
        headings.append((x, column.heading))
        y = HEAD + (height - HEAD - tall[place]) // 2
        for box in column.boxes:
            lines = wrapped(box.text)
            drawn = DrawnBox(x, y, _box_height(lines), _placed(lines, y))
            placed[box.key] = drawn
            y += drawn.height + GAP
    lines = [_line(placed[a], placed[b]) for a, b in links if a in placed and b in placed]
    width = max(len(columns) * (COLUMN + BETWEEN) - BETWEEN, 1)
    return DrawnFlow(width, height + PAD, COLUMN, headings, list(placed.values()), lines)


def wrapped(text: str) -> list[str]:
    """Lines of at most LETTERS letters; a longer word is cut, and more than MOST_LINES lines end with « … »."""
    lines: list[str] = [""]
    for word in BLANK.split(text):
        while len(word) > LETTERS:
            lines += [word[:LETTERS]] if lines[-1] else []
            lines[-1] = word[:LETTERS]
            lines.append("")
            word = word[LETTERS:]
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LETTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip(" ")
    lines = [line for line in lines if line.strip()]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1][: LETTERS - 1].rstrip()}…"]
    return lines


def _height(column: Column) -> int:
    return sum(_box_height(wrapped(box.text)) + GAP for box in column.boxes)


def _box_height(lines: Sequence[str]) -> int:
    return 2 * PAD + LINE * max(len(lines), 1) - 4


def _placed(lines: Sequence[str], y: int) -> tuple[tuple[int, str], ...]:
    return tuple((y + PAD + LINE * n + 11, line) for n, line in enumerate(lines))


def _line(start: DrawnBox, end: DrawnBox) -> tuple[int, int, int, int]:
    return start.x + COLUMN, start.y + start.height // 2, end.x, end.y + end.height // 2


def _path(x1: int, y1: int, x2: int, y2: int) -> str:
    middle = (x1 + x2) // 2
    return f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
