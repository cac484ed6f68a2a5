"""The clock of a request, in business days. It stops while the milieu is asked or the request is on hold.

The day it enters such a status does not count any more; the day it leaves counts again.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from resal.core.calendar import after_business_days, business_days_between
from resal.support.domain.workflow import STOPS_THE_CLOCK
from resal.support.enums import Status


@dataclass(frozen=True, slots=True)
class Clock:
    """`due` is None while the clock is stopped."""

    elapsed: int
    due: date | None
    late: bool

    @property
    def stopped(self) -> bool:
        return self.due is None


Stop = tuple[date, date | None]


def stops(events: Iterable[tuple[date, Status]]) -> list[Stop]:
    """From the days at which statuses began, in order: when the clock stood still; the last may be open."""
    found: list[Stop] = []
    since: date | None = None
    for day, status in events:
        if status in STOPS_THE_CLOCK:
            since = since or day
        elif since is not None:
            found.append((since, day))
            since = None
    if since is not None:
        found.append((since, None))
    return found


def read(
    start: date, today: date, *, days: int, holidays: Collection[date], stopped: Sequence[Stop] = ()
) -> Clock:
    """Where the clock stands today, and the day by which the milieu has its answer."""
    still = frozenset(holidays) | {day for stop in stopped for day in _days(stop, today)}
    elapsed = business_days_between(start, today, still)
    if any(end is None for _start, end in stopped):
        return Clock(elapsed, None, late=False)
    due = after_business_days(start, days, still)
    return Clock(elapsed, due, late=today > due)


def _days(stop: Stop, today: date) -> Iterable[date]:
    start, end = stop
    length = ((end or today + timedelta(days=1)) - start).days
    return (start + timedelta(days=n) for n in range(length))
