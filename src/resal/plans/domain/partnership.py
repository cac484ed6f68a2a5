"""How partners see their partnership: totals by condition, never an answer. Plain values in, plain values out.

The structure is that of the « Outil diagnostique de l’action en partenariat » (Bilodeau and others, 2008, re-edited
2014): 18 items in six conditions, each answered A, B or C. Its words are not ours and are not here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

FEWEST = 5
MOST_REMINDERS = 2
FIRST_AFTER, LAST_BEFORE, APART = 3, 2, 2
"""Business days: the first reminder comes so long after the opening, the second so long before the end, never closer
to one another than that."""

Condition = Literal["perspectives", "early", "influence", "commitment", "power", "construction"]

CONDITIONS: Mapping[Condition, tuple[int, ...]] = {
    "perspectives": (1, 2),
    "early": (3,),
    "influence": (4,),
    "commitment": (5, 9, 10, 11),
    "power": (12, 13, 14, 16),
    "construction": (6, 7, 8, 15, 17, 18),
}
ITEMS = range(1, 19)
LETTERS = ("A", "B", "C")

TRUST, VALUE = (1, 2, 3), (4, 5, 6)
TIES = (*TRUST, *VALUE)
GRADES = ("1", "2", "3", "4")

Counts = Mapping[str, Sequence[int]]


def totals(
    answers: Iterable[Mapping[str, str]], items: Iterable[int], grades: Sequence[str]
) -> dict[str, list[int]]:
    """How often each item was answered with each grade. Items that fewer than five answered are left out."""
    every = list(answers)
    counts = {
        str(item): [sum(answer.get(str(item)) == grade for answer in every) for grade in grades]
        for item in items
    }
    return {item: found for item, found in counts.items() if sum(found) >= FEWEST}


@dataclass(frozen=True, slots=True)
class Shares:
    """A, B and C of some items together."""

    a: int
    b: int
    c: int

    @property
    def percent(self) -> int | None:
        """The share of A, whole; None when nothing can be said."""
        whole = self.a + self.b + self.c
        return round(100 * self.a / whole) if whole else None


def shares(counts: Counts, items: Iterable[int]) -> Shares:
    """Nothing at all when an item of the condition was left out: its neighbours would tell."""
    found = [counts.get(str(item)) for item in items]
    rows = [row for row in found if row is not None]
    if len(rows) < len(found):
        return Shares(0, 0, 0)
    return Shares(*(sum(row[place] for row in rows) for place in range(3)))


@dataclass(frozen=True, slots=True)
class Score:
    """A mean from 1 to 4 and how many answered."""

    mean: float | None
    answers: int


def score(counts: Counts, item: int) -> Score:
    row = counts.get(str(item))
    if row is None:
        return Score(None, 0)
    answers = sum(row)
    return Score(sum(grade * count for grade, count in enumerate(row, start=1)) / answers, answers)


def reminds_today(sent: int, *, since_last: int, until_end: int) -> bool:
    """Whether a reminder leaves: `since_last` and `until_end` are business days from the last mail, to the end."""
    if sent >= MOST_REMINDERS or until_end < 0:
        return False
    if sent == 0:
        return since_last >= FIRST_AFTER or (since_last > 0 and until_end <= LAST_BEFORE)
    return since_last >= APART and until_end <= LAST_BEFORE
