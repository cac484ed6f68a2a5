"""The optional triage grid: each criterion from 0 to 3, with a weight that the coordination may change."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 3


@dataclass(frozen=True, slots=True)
class Mark:
    score: int
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Total:
    points: int
    out_of: int


def total(marks: Iterable[Mark]) -> Total | None:
    """The weighted sum and the most it could be; None when nothing was marked."""
    given = list(marks)
    if not given:
        return None
    return Total(
        points=sum(mark.score * mark.weight for mark in given),
        out_of=sum(MOST * mark.weight for mark in given),
    )
