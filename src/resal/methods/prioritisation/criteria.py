"""Criteria that are added up or multiplied: weighted sums, Hanlon's priorities, weights from an order."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

Means = Mapping[str, Mapping[str, Fraction]]
PEARL = ("P", "E", "A2", "R", "L")
SCALES = ((1, 5), (0, 10), (0, 100))


def scale_of(lowest: Fraction, highest: Fraction) -> tuple[Fraction, Fraction]:
    """The usual scale that holds the scores: 1–5, 0–10 or 0–100, else the scores' own ends."""
    for low, high in SCALES:
        if low <= lowest and highest <= high:
            return Fraction(low), Fraction(high)
    return lowest, highest


def normalised(weights: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Weights scaled to sum 1. Raises ValueError for a negative weight or none above 0."""
    total = sum(weights.values(), Fraction(0))
    if total <= 0 or min(weights.values()) < 0:
        raise ValueError("weights must be 0 or more, one of them above 0")
    return {name: Fraction(weight) / total for name, weight in weights.items()}


def rank_order_centroid(n: int) -> list[Fraction]:
    """Weights of n criteria of which only the order is known, the most important first.

    The centre of all weights that respect the order: w_i = (1/i + … + 1/n) / n (Barron and Barrett 1996,
    Management Science 42: 1515–1523).
    """
    return [sum((Fraction(1, place) for place in range(i, n + 1)), Fraction(0)) / n for i in range(1, n + 1)]


def weighted_sum(
    means: Means,
    weights: Mapping[str, Fraction],
    costs: Sequence[str] = (),
    scale: tuple[Fraction, Fraction] = (Fraction(1), Fraction(5)),
) -> dict[str, Fraction]:
    """Σ weight × mean score of each item; a cost criterion counts from the other end of the scale.

    `means[item][criterion]`; weights are scaled to sum 1. Raises ValueError when an item lacks a criterion.
    """
    share = normalised(weights)
    scores = {}
    for item, own in means.items():
        missing = [name for name in share if name not in own]
        if missing:
            raise ValueError(f"{item} has no score for {missing[0]}")
        scores[item] = sum(
            (
                w * (scale[0] + scale[1] - own[name] if name in costs else own[name])
                for name, w in share.items()
            ),
            Fraction(0),
        )
    return scores


def hanlon(size: Fraction, seriousness: Fraction, effectiveness: Fraction, variant: str = "bpr") -> Fraction:
    """Hanlon's basic priority rating from A size, B seriousness and C effectiveness, each usually 0 to 10.

    "bpr": (A + B) C / 3 (Hanlon 1973, Int. J. Health Services 3: 69–76); "a2bc": (A + 2 B) C, the form taught by
    NACCHO. Raises ValueError for another variant.
    """
    if variant == "bpr":
        return (size + seriousness) * effectiveness / 3
    if variant == "a2bc":
        return (size + 2 * seriousness) * effectiveness
    raise ValueError(f"variant must be bpr or a2bc, not {variant}")


def pearl_failures(yes: Mapping[str, Fraction]) -> list[str]:
    """The PEARL questions that fewer than half of the people answered yes: propriety, economics,
    acceptability (A2), resources, legality. One is enough to set an item aside; questions not asked pass."""
    return [letter for letter in PEARL if letter in yes and 2 * yes[letter] < 1]
