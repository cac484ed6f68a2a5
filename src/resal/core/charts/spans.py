"""Spans of time, one under the other, with the months above and today across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`; only an end is a point; no end at all is listed in the table and not drawn.

    `tone` is that of a tag, `state` its word; `after` names what comes before it.
    """

    label: str
    start: date | None
    end: date | None
    tone: str = "plain"
    state: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class DrawnSpan:
    """Percents of the whole time, as text that SVG reads in every language ("62.5%")."""

    span: Span
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class DrawnSpans:
    drawn: list[DrawnSpan]
    every: list[Span]
    months: list[tuple[str, date]]
    today: str


POINT = 1.5
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
        drawn.append(DrawnSpan(span, f"{start:g}%", f"{round(max(end - start, POINT), 2):g}%"))
    months = [(f"{percent(month):g}%", month) for month in _marks(first, last)]
    return DrawnSpans(drawn, list(spans), months, f"{percent(today):g}%" if first <= today <= last else "")


def _marks(first: date, last: date) -> Iterable[date]:
    """First days of months, few enough to be read on a phone."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next((one for one in MONTHS_BETWEEN_MARKS if months / one <= MOST_MARKS), MONTHS_BETWEEN_MARKS[-1])
    for n in range(1, months + 1):
        year, month = divmod(first.month - 1 + n, 12)
        if (n - 1) % step == 0:
            yield date(first.year + year, month + 1, 1)
