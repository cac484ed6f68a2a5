"""The clock of the room: what is left of a step, what is left of the slack."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Lap:
    """A step on the clock: planned minutes, when it ran, how long it was paused."""

    minutes: int
    started_at: datetime | None
    ended_at: datetime | None
    paused_seconds: int = 0

    def spent(self, now: datetime) -> timedelta:
        if self.started_at is None:
            return timedelta()
        return (self.ended_at or now) - self.started_at - timedelta(seconds=self.paused_seconds)

    def left(self, now: datetime) -> timedelta:
        """What is left of its minutes; negative when it runs over."""
        return timedelta(minutes=self.minutes) - self.spent(now)


def slack_left(laps: Iterable[Lap], slack: int, now: datetime) -> timedelta:
    """What is left of the slack: what ended steps took over or gave back, and what the present one takes over."""
    left = timedelta(minutes=slack)
    for lap in laps:
        if lap.started_at is None:
            continue
        if lap.ended_at is not None or lap.left(now) < timedelta():
            left += lap.left(now)
    return left
