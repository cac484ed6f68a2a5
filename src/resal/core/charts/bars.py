"""Horizontal bars with their value at the end."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """`shown` is how the value is written, `low` and `high` its interval when there is one."""

    label: str
    value: float
    shown: str = ""
    low: float | None = None
    high: float | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar in percents of the widest, as text that SVG reads in every language ("62.5%")."""

    bar: Bar
    width: str
    band_start: str = ""
    band_width: str = ""

    @property
    def shown(self) -> str:
        return self.bar.shown or f"{self.bar.value:g}"


def draw_bars(bars: Sequence[Bar], *, full: float | None = None) -> list[DrawnBar]:
    """Scale to `full`, else to the largest value; a negative value has no length."""
    largest = full or max((max(bar.value, bar.high or 0) for bar in bars), default=0) or 1

    def percent(value: float) -> float:
        return round(min(max(value, 0) / largest * 100, 100), 2)

    drawn = []
    for bar in bars:
        if bar.low is None or bar.high is None:
            drawn.append(DrawnBar(bar, f"{percent(bar.value):g}%"))
            continue
        start = percent(bar.low)
        width = round(percent(bar.high) - start, 2)
        drawn.append(DrawnBar(bar, f"{percent(bar.value):g}%", f"{start:g}%", f"{width:g}%"))
    return drawn
