"""The quarters of the year, and windows of twelve months."""

from collections.abc import Iterator
from datetime import date, timedelta


def quarter_end(day: date) -> date:
    """The last day of the quarter in which this day falls."""
    month = (day.month - 1) // 3 * 3 + 3
    following = date(day.year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def quarter_start(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarters_between(since: date, until: date) -> Iterator[tuple[date, date]]:
    """(first day, last day) of each quarter that has a day from `since` to `until`."""
    start = quarter_start(since)
    while start <= until:
        end = quarter_end(start)
        yield start, end
        start = end + timedelta(days=1)


def a_year_until(day: date) -> date:
    """The first day of the twelve months that end on this day."""
    following = day + timedelta(days=1)
    try:
        return following.replace(year=following.year - 1)
    except ValueError:  # the 29th of February
        return date(following.year - 1, 3, 1)
