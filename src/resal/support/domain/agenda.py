"""An agenda typed one line a point (« 10 Tour de table (Soraya) »), laid out on the clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

LINE = re.compile(
    r"^\s*(?:(?P<minutes>\d{1,3})\s*(?:min\.?|minutes)?\s*[-–:.]?\s+)?(?P<what>.+?)\s*(?:\((?P<who>[^()]*)\))?\s*$"
)


@dataclass(frozen=True, slots=True)
class Point:
    starts_at: datetime
    minutes: int
    what: str
    who: str


def points(words: str, starts_at: datetime) -> Iterator[Point]:
    """Each line with its hour; a line without minutes takes none."""
    at = starts_at
    for line in words.splitlines():
        match = LINE.match(line)
        if match is None:
            continue
        minutes = int(match["minutes"] or 0)
        yield Point(at, minutes, match["what"].strip(), (match["who"] or "").strip())
        at += timedelta(minutes=minutes)
