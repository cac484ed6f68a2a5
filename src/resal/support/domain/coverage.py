"""Which sectors are there, and which of the expected ones are missing."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    present: frozenset[int]
    missing: frozenset[int]

    @property
    def is_complete(self) -> bool:
        return not self.missing


def cover(expected: Iterable[int], present: Iterable[int]) -> Coverage:
    there = frozenset(present)
    return Coverage(there, frozenset(expected) - there)
