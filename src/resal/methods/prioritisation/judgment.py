"""Majority judgment: grades, their median, and one rule for ties.

Balinski and Laraki 2007, PNAS 104: 8720–8725, and 2010, Majority Judgment (MIT Press), chapter 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cmp_to_key
from itertools import accumulate

Grade = Fraction | int
HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`median`: the grade that a majority would accept as too high or just right (the lower middle one), None
    without grades; `rank`: 1 the best; `grades`: how many people gave one."""

    median: Grade | None
    rank: int
    grades: int


def majority_judgment(grades: Mapping[str, Sequence[Grade]]) -> dict[str, Verdict]:
    """Rank items by median grade, ties by removing one median of each at a time until they differ.

    Every item is judged by the grades it has: removing medians goes outwards from the middle, below first, so
    that only the shares of the grades matter and items with unequal numbers of grades compare as if each grade
    were repeated. Items with the same shares tie; items without a grade come last.
    """
    shapes = {item: Shape.of(given) for item, given in grades.items()}
    order = sorted(shapes.values(), key=cmp_to_key(compare), reverse=True)
    rank: dict[str, int] = {}
    for item, shape in shapes.items():
        rank[item] = 1 + sum(1 for other in order if compare(other, shape) > 0)
    return {item: Verdict(shape.median, rank[item], len(grades[item])) for item, shape in shapes.items()}


@dataclass(frozen=True, slots=True)
class Shape:
    """The grades with the share of people at or under each: the quantile function."""

    grades: tuple[Grade, ...]
    up_to: tuple[Fraction, ...]

    @classmethod
    def of(cls, given: Sequence[Grade]) -> "Shape":
        levels = tuple(sorted(set(given)))
        counts = [sum(1 for grade in given if grade == level) for level in levels]
        return cls(levels, tuple(Fraction(total, len(given)) for total in accumulate(counts)))

    @property
    def median(self) -> Grade | None:
        return self.below(Fraction(0)) if self.grades else None

    def below(self, distance: Fraction) -> Grade:
        """The grade just under the middle minus `distance`, a share of people under one half."""
        return next(
            grade for grade, top in zip(self.grades, self.up_to, strict=True) if top >= HALF - distance
        )

    def above(self, distance: Fraction) -> Grade:
        """The grade just over the middle plus `distance`."""
        return next(
            grade for grade, top in zip(self.grades, self.up_to, strict=True) if top > HALF + distance
        )

    @property
    def distances(self) -> set[Fraction]:
        return {abs(HALF - top) for top in self.up_to if 0 < top < 1}


def compare(one: Shape, other: Shape) -> int:
    """1 when `one` is better, −1 when worse, 0 when their grades have the same shares."""
    if not one.grades or not other.grades:
        return bool(one.grades) - bool(other.grades)
    for distance in sorted({Fraction(0), *one.distances, *other.distances}):
        for mine, theirs in (
            (one.below(distance), other.below(distance)),
            (one.above(distance), other.above(distance)),
        ):
            if mine != theirs:
                return 1 if mine > theirs else -1
    return 0
