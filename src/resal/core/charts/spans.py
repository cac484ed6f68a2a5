"""Spans of time, one under the other, with the months above and today across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`; only an end is a point; no end at all is listed in the table and not drawn.

    `tone` is that of a tag, `state` its word; `after` names what comes before it, `follows` are the keys of these;
    `problem` says why its date does not hold.
    """

    label: str
    start: date | None
    end: date | None
    tone: str = "plain"
    state: str = ""
    after: str = ""
    key: str = ""
    follows: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DrawnSpan:
    """Percents of the whole time, as text that SVG reads in every language ("62.5%")."""

    span: Span
    left: float
    right: float

    @property
    def x(self) -> str:
        return f"{self.left:g}%"

    @property
    def width(self) -> str:
        return f"{round(self.right - self.left, 2):g}%"


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the end of what comes first: down or up to the row of what follows, then along it to its nearer edge.

    Across in percents, down in rem: the rows have one height. `holds` is false when the first ends after the second.
    """

    x: str
    top: str
    bottom: str
    to: str
    holds: bool

    @property
    def turns(self) -> bool:
        return self.to != self.x


@dataclass(frozen=True, slots=True)
class DrawnSpans:
    drawn: list[DrawnSpan]
    arrows: list[Arrow]
    every: list[Span]
    months: list[tuple[str, date]]
    today: str

    @property
    def breaks(self) -> bool:
        return any(not arrow.holds for arrow in self.arrows)


POINT = 1.5
ROW, MIDDLE, HALF_BAR = 3.0, 1.75, 0.375
"""In rem, as in charts.css: from row to row, from the top of a row to the middle of its bar, half a bar."""
MONTHS_BETWEEN_MARKS = (1, 2, 3, 6, 12, 24, 60, 120)
MOST_MARKS = 7


def draw_spans(spans: Sequence[Span], *, first: date, last: date, today: date) -> DrawnSpans:
    """Place spans between `first` and `last`, which stretch to hold every one of them."""
    dates = [day for span in spans for day in (span.start, span.end) if day]
    first, last = min([first, *dates]), max([last, *dates])
    length = max((last - first).days, 1)

    def percent(day: date) -> float:
        return round((day - first).days / length * 100, 2)

    drawn = []
    for span in spans:
        if span.end is None:
            continue
        end = percent(span.end)
        start = percent(min(span.start, span.end)) if span.start else max(end - POINT, 0)
        drawn.append(DrawnSpan(span, start, round(max(end, start + POINT), 2)))
    months = [(f"{percent(month):g}%", month) for month in _marks(first, last)]
    return DrawnSpans(
        drawn, _arrows(drawn), list(spans), months, f"{percent(today):g}%" if first <= today <= last else ""
    )


def _arrows(drawn: Sequence[DrawnSpan]) -> list[Arrow]:
    place = {one.span.key: row for row, one in enumerate(drawn) if one.span.key}
    return [
        _arrow(drawn[place[key]], place[key], one, row)
        for row, one in enumerate(drawn)
        for key in one.span.follows
        if key in place and place[key] != row
    ]


def _arrow(first: DrawnSpan, above: int, then: DrawnSpan, row: int) -> Arrow:
    """An end that falls on the bar of what follows stops at its edge, from above or from below."""
    end = first.right
    across = min(max(end, then.left), then.right)
    edge = 0.0 if across != end else (-HALF_BAR if row > above else HALF_BAR)
    return Arrow(
        x=f"{end:g}%",
        top=f"{above * ROW + MIDDLE:g}rem",
        bottom=f"{row * ROW + MIDDLE + edge:g}rem",
        to=f"{across:g}%",
        holds=not (first.span.end and then.span.end and first.span.end > then.span.end),
    )


def _marks(first: date, last: date) -> Iterable[date]:
    """First days of months, few enough to be read on a phone."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((one for one in MONTHS_BETWEEN_MARKS if months / one <= MOST_MARKS), MONTHS_BETWEEN_MARKS[-1])
    for n in range(1, months + 1):
        year, month = divmod(first.month - 1 + n, 12)
        if (n - 1) % step == 0:
            yield date(first.year + year, month + 1, 1)
