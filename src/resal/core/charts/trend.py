"""A value through time, with a named line of reference."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Point:
    """One moment: `value` is None where nothing could be said; `shown` is how the value is written."""

    label: str
    value: float | None
    shown: str = ""


@dataclass(frozen=True, slots=True)
class DrawnTrend:
    """Places in percents of the drawing, as text that SVG reads in every language.

    `dots` are (x, y), `segments` (x1, y1, x2, y2), never across a moment without value; `reference` is a height.
    """

    points: list[Point]
    dots: list[tuple[str, str]]
    segments: list[tuple[str, str, str, str]]
    reference: str
    first: Point | None
    last: Point | None


def draw_trend(points: Sequence[Point], *, reference: float = 0.0) -> DrawnTrend:
    known = [point.value for point in points if point.value is not None]
    low, high = min([*known, reference]), max([*known, reference])
    span = (high - low) or 1.0

    def across(place: int) -> str:
        return f"{4 + 92 * place / max(len(points) - 1, 1):.2f}%"

    def height(value: float) -> str:
        return f"{88 - 76 * (value - low) / span:.2f}%"

    places = [
        None if point.value is None else (across(n), height(point.value)) for n, point in enumerate(points)
    ]
    pairs = pairwise(places)
    said = [point for point in points if point.value is not None]
    return DrawnTrend(
        points=list(points),
        dots=[place for place in places if place is not None],
        segments=[(*one, *other) for one, other in pairs if one is not None and other is not None],
        reference=height(reference),
        first=said[0] if said else None,
        last=said[-1] if said else None,
    )
