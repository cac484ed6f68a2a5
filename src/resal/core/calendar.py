"""Business days: week-ends and the network's own holidays do not count."""

from collections.abc import Collection
from datetime import date, timedelta


def is_business_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < 5 and day not in holidays


def after_business_days(start: date, days: int, holidays: Collection[date]) -> date:
    """The day on which `days` business days have passed; the start day does not count."""
    day = start
    for _ in range(days):
        day += timedelta(days=1)
        while not is_business_day(day, holidays):
            day += timedelta(days=1)
    return day


def business_days_between(start: date, end: date, holidays: Collection[date]) -> int:
    """Business days after `start` up to and with `end`; 0 when `end` is not later."""
    span = range(1, (end - start).days + 1)
    return sum(is_business_day(start + timedelta(days=n), holidays) for n in span)
