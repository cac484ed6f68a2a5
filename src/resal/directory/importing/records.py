"""From text to lines of cells, whatever the delimiter; a quote that nobody closed swallows nothing."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\r|\n")
DELIMITERS = (";", ",", "\t", "|")
LONGEST_CELL = 30
BETWEEN_LEVELS = re.compile(r"[;,/|\n]")


@dataclass(slots=True)
class Record:
    """One row as it stands in the file. `formulas` are the columns of formulas that carry no value, `plain` those
    of cells that the spreadsheet itself marks as text."""

    line: int
    cells: list[str]
    raw: str | None = None
    unclosed: bool = False
    hidden: bool = False
    formulas: frozenset[int] = frozenset()
    plain: frozenset[int] = frozenset()

    @property
    def is_blank(self) -> bool:
        return not any(cell.strip("\ufeff\xa0 \t\n") for cell in self.cells)


def lines_of(text: str) -> list[str]:
    lines = LINE_END.split(text.removeprefix("\ufeff"))
    return lines[:-1] if lines and not lines[-1] else lines


def usual_width(lines: Sequence[str], delimiter: str) -> int:
    """How many cells most lines have."""
    counts = Counter(line.count(delimiter) + 1 for line in lines if '"' not in line and line.strip())
    counts = counts or Counter(line.count(delimiter) + 1 for line in lines if line.strip())
    return counts.most_common(1)[0][0] if counts else 1


def records(lines: Sequence[str], delimiter: str, width: int) -> Iterator[Record]:
    place = 0
    while place < len(lines):
        line = lines[place]
        if '"' not in line:
            yield Record(place + 1, line.split(delimiter), line)
            place += 1
            continue
        cells, used, unclosed = _quoted(lines, place, delimiter, width)
        yield Record(place + 1, cells, "\n".join(lines[place : place + used]), unclosed)
        place += used


def _quoted(lines: Sequence[str], place: int, delimiter: str, width: int) -> tuple[list[str], int, bool]:
    """The cells of this line, how many lines they took, and whether a quote stayed open."""
    cells: list[str] = []
    text, used, at = lines[place], 1, 0
    while True:
        start = at + _blanks(text[at:])
        if text[start : start + 1] != '"':
            end = text.find(delimiter, at)
            if end < 0:
                return [*cells, text[at:]], used, False
            cells.append(text[at:end])
            at = end + 1
            continue
        closed = _closed(text, start + 1, lines[place + used : place + used + LONGEST_CELL], delimiter, width)
        if closed is None:
            plain = text[start + 1 :].split(delimiter)
            return [*cells, plain[0], *(cell.strip(' "') for cell in plain[1:])], used, True
        text, more, end = closed
        used += more
        cells.append(text[start + 1 : end].replace('""', '"'))
        at = end + 1 + _blanks(text[end + 1 :])
        if at >= len(text):
            return cells, used, False
        at += 1


def _closed(
    text: str, start: int, following: Sequence[str], delimiter: str, width: int
) -> tuple[str, int, int] | None:
    """The text with as many lines as this cell takes, how many more, and where its last quote is; None if nowhere."""
    end = _closing(text, start, delimiter)
    for more, line in enumerate(following, start=1):
        if end is not None:
            return text, more - 1, end
        if not _may_continue(line, delimiter, width):
            return None
        text = f"{text}\n{line}"
        end = _closing(text, start, delimiter)
    return None if end is None else (text, len(following), end)


def _blanks(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _closing(text: str, at: int, delimiter: str) -> int | None:
    """The quote that ends the cell: not doubled, and followed by a delimiter or the end of a line."""
    while (at := text.find('"', at)) >= 0:
        if text[at + 1 : at + 2] == '"':
            at += 2
            continue
        rest = text[at + 1 :].lstrip(" ")
        if not rest or rest[0] == delimiter:
            return at
        at += 1
    return None


def _may_continue(line: str, delimiter: str, width: int) -> bool:
    """Whether a line can be the rest of a cell: a row of the list, or one that opens a quote itself, cannot."""
    before, quote, after = line.partition('"')
    if quote and before.rstrip(" ").endswith(delimiter) and after[:1] not in (delimiter, '"', ""):
        return False
    return before.count(delimiter) < max(width - 1, 1)
