"""How a result compares with its target, said honestly: small numbers, no true baseline, no target."""

from dataclasses import dataclass
from math import sqrt
from typing import Literal

Code = Literal[
    "reached", "nearly", "partial", "improved_not_reached", "not_reached", "descriptive", "not_measured"
]

NEARLY = 0.9
PARTIAL = 0.5
SMALL_N = 30
FEWEST_FOR_PERCENTAGE = 20


@dataclass(frozen=True, slots=True)
class Result:
    """An indicator at the time of a review. `first` is its first measure, where the baseline was unknown."""

    target: float | None
    value: float | None
    baseline: float | None = None
    first: float | None = None
    lower_is_better: bool = False
    denominator: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """`progress` is the share of the way from the true baseline to the target; None where it says nothing."""

    code: Code
    progress: float | None = None
    no_true_baseline: bool = False
    small_n: bool = False


def judge(result: Result) -> Judgement:
    small = result.denominator is not None and result.denominator < SMALL_N
    if result.value is None:
        return Judgement("not_measured")
    if result.target is None:
        return Judgement("descriptive", small_n=small)
    if result.baseline is None:
        return Judgement(_without_baseline(result), no_true_baseline=True, small_n=small)
    progress = progress_of(result.baseline, result.target, result.value)
    if _reaches(result, result.value):
        return Judgement("reached", progress, small_n=small)
    return Judgement(_short_of_target(progress), progress, small_n=small)


def _without_baseline(result: Result) -> Code:
    """Only what can be said: past the target or not, better than the first measure or not."""
    if _reaches(result, result.value):
        return "reached"
    if result.first is None or result.value is None or result.value == result.first:
        return "not_reached"
    return (
        "improved_not_reached" if (result.value < result.first) == result.lower_is_better else "not_reached"
    )


def _short_of_target(progress: float | None) -> Code:
    if progress is None or progress <= 0:
        return "not_reached"
    if progress >= NEARLY:
        return "nearly"
    return "partial" if progress >= PARTIAL else "improved_not_reached"


def _reaches(result: Result, value: float | None) -> bool:
    if value is None or result.target is None:
        return False
    return value <= result.target if result.lower_is_better else value >= result.target


def progress_of(baseline: float, target: float, value: float) -> float | None:
    """From 0 (baseline) to 1 (target); None when there is no way to go."""
    return None if baseline == target else (value - baseline) / (target - baseline)


def interval(numerator: int, denominator: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share: what the true share may be, given so few answers."""
    share = numerator / denominator
    spread = z * sqrt(share * (1 - share) / denominator + z * z / (4 * denominator**2))
    centre = share + z * z / (2 * denominator)
    scale = 1 + z * z / denominator
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
