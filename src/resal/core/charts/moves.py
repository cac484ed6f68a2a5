"""From one order to another: what moved between two rounds."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """One line of the second order: its rank in both rounds (None = it was not there), whether it was kept."""

    label: str
    before: int | None
    after: int
    kept: bool = False

    @property
    def by(self) -> int:
        """Places won; negative when it fell."""
        return 0 if self.before is None else self.before - self.after

    @property
    def places(self) -> int:
        return abs(self.by)


@dataclass(frozen=True, slots=True)
class DrawnMoves:
    """`first` are the ranks down the left side; `lines` are (start, end, kept) on a height of 10 a row."""

    rows: list[Move]
    first: list[int]
    lines: list[tuple[int, int, bool]]
    height: int


def draw_moves(moves: Sequence[Move]) -> DrawnMoves:
    """Rows come in the second order; on the left each stands where the first order put it.

    Ties keep the second order, so that equal ranks do not cross for nothing.
    """
    rows = sorted(moves, key=lambda move: move.after)
    left = sorted((move for move in rows if move.before is not None), key=lambda move: move.before)
    place = {id(move): n for n, move in enumerate(left)}
    lines = [
        (place[id(move)] * 10 + 5, n * 10 + 5, move.kept) for n, move in enumerate(rows) if id(move) in place
    ]
    return DrawnMoves(rows, [move.before for move in left], lines, len(rows) * 10)
