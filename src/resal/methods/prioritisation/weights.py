"""How much each person counts when groups are made to weigh the same: the cap, and what the weights cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Literal

Kind = Literal["equal", "square root", "population"]


@dataclass(frozen=True, slots=True)
class Weights:
    """`share` of the total weight that each group has (they sum to 1), whether a cap was reached, and Kish's
    effective number of people (Σ w)² / Σ w²: how many equally weighted people would say as much."""

    share: dict[str, Fraction]
    capped: bool
    effective: Fraction


def balanced_weights(
    voters: Mapping[str, int],
    cap: Fraction | None = None,
    target: Mapping[str, Fraction | float] | None = None,
) -> Weights:
    """A person of a group of n with the share t weighs t / n, at most `cap` times the median person.

    `target` is what each group is to weigh (any total, `targets`); without it all weigh the same. The
    median is that of people, the lower one of two. Kish 1965, Survey Sampling, section 11.7. Raises ValueError for
    an empty table, a group without a voter or a target above 0, a cap below 1.
    """
    if not voters or min(voters.values()) < 1:
        raise ValueError("every group needs at least one voter")
    if cap is not None and cap < 1:
        raise ValueError(f"the cap must be 1 or more, not {cap}")
    wanted = {group: Fraction(1) if target is None else Fraction(target.get(group, 0)) for group in voters}
    if min(wanted.values()) <= 0:
        raise ValueError("every group needs a target above 0")
    weight = {group: wanted[group] / n for group, n in voters.items()}
    most = max(weight.values()) if cap is None else cap * median(weight, voters)
    kept = {group: min(one, most) for group, one in weight.items()}
    total = sum((kept[group] * n for group, n in voters.items()), Fraction(0))
    squares = sum((kept[group] ** 2 * n for group, n in voters.items()), Fraction(0))
    share = {group: kept[group] * n / total for group, n in voters.items()}
    return Weights(share, capped=kept != weight, effective=total**2 / squares)


def targets(kind: Kind, sizes: Mapping[str, float]) -> dict[str, float]:
    """What each group is to weigh, of a total of 1: the same, by the square root of its size, or by its size.

    `sizes` are those of the groups outside the room. Raises ValueError for a size of 0 or less.
    """
    if not sizes or min(sizes.values()) <= 0:
        raise ValueError("every group needs a size above 0")
    raw = {"equal": lambda n: 1.0, "square root": sqrt, "population": float}[kind]
    total = sum(raw(n) for n in sizes.values())
    return {group: raw(n) / total for group, n in sizes.items()}


def median(weight: Mapping[str, Fraction], voters: Mapping[str, int]) -> Fraction:
    """The weight of the middle person."""
    middle = (sum(voters.values()) + 1) // 2
    for group in sorted(weight, key=lambda group: weight[group]):
        middle -= voters[group]
        if middle <= 0:
            return weight[group]
    raise AssertionError("a median lies among the people")
