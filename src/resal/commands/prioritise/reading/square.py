"""A square table of ratios for AHP: item names as header and as first column."""

from resal.commands.prioritise.files import Rows, decimal
from resal.commands.prioritise.material import Ratios
from resal.commands.prioritise.words import Unusable, Words, quoted

RATIO = Words("un rapport comme 3 ou 1/3", "a ratio like 3 or 1/3")


def read(rows: Rows) -> Ratios:
    items = tuple(rows.names[1:])
    if not items or not all(items) or len(set(items)) != len(items):
        raise Unusable(
            rows.line, Words("des noms différents", "different names"), quoted(",".join(rows.names))
        )
    table: list[tuple[float, ...]] = []
    line = rows.line
    for line, row in rows:
        expected = items[len(table)] if len(table) < len(items) else None
        if row[0] != expected:
            wanted = Words("la fin", "the end") if expected is None else Words(expected, expected)
            raise Unusable(line, wanted, quoted(row[0]))
        table.append(tuple(ratio(line, cell) for cell in row[1:]))
    if len(table) != len(items):
        raise Unusable(line, Words(f"{len(items)} lignes", f"{len(items)} rows"), len(table))
    return Ratios(items, tuple(table))


def ratio(line: int, text: str) -> float:
    over, _, under = text.partition("/")
    top, bottom = decimal(line, over.strip(), RATIO), decimal(line, under.strip() or "1", RATIO)
    if top <= 0 or bottom <= 0:
        raise Unusable(line, RATIO, quoted(text))
    return float(top / bottom)
