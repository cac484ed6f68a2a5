"""The words of a tool, pasted from a spreadsheet: one line an item, five cells. Plain values in, plain values out."""

import re
from dataclasses import dataclass
from typing import Literal

Fault = Literal["cells", "number", "twice", "empty", "long"]
CELLS = 5
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Row:
    """One item: its number, its sentence, its answers A, B and C."""

    number: int
    item: str
    a: str
    b: str
    c: str


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    fault: Fault


def read(pasted: str, last: int) -> tuple[list[Row], list[Problem]]:
    """Rows and what is wrong with the others. Tabs, bars or semicolons set cells apart."""
    lines = [(n, line) for n, line in enumerate(pasted.splitlines(), start=1) if line.strip()]
    mark = next((one for one in ("\t", "|", ";") if lines and one in lines[0][1]), "\t")
    rows: list[Row] = []
    problems: list[Problem] = []
    for n, line in lines:
        cells = [cell.strip() for cell in line.strip("\r\n").split(mark)]
        fault = _fault(cells, last, {row.number for row in rows})
        if fault:
            problems.append(Problem(n, fault))
        else:
            rows.append(Row(_number(cells[0]), *cells[1:CELLS]))
    return rows, problems


def _fault(cells: list[str], last: int, known: set[int]) -> Fault | None:
    if len(cells) != CELLS:
        return "cells"
    number = _number(cells[0])
    if not 1 <= number <= last:
        return "number"
    if number in known:
        return "twice"
    if not all(cells[1:]):
        return "empty"
    return "long" if any(len(cell) > LONGEST for cell in cells) else None


def _number(cell: str) -> int:
    found = re.fullmatch(r"(\d{1,3})[.)]?", cell)
    return int(found.group(1)) if found else 0
