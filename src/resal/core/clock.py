"""The one clock. The demo network lives its past year through the same actions, at their own dates."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.utils import timezone

A_DAY = timedelta(days=1)

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """This moment, aware, in UTC."""
    return _moment.get() or timezone.now()


def today() -> date:
    """Today where the network lives (`TIME_ZONE`)."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Everything inside happens at this aware moment."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
