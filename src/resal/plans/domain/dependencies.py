"""What comes after what. Nothing may wait, however far, for itself."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def loop(after: Mapping[T, Iterable[T]], start: T) -> list[T]:
    """A shortest way from `start` back to itself through what each waits for; empty when there is none."""
    ways: list[list[T]] = [[start]]
    seen: set[T] = set()
    while ways:
        way = ways.pop(0)
        for earlier in after.get(way[-1], ()):
            if earlier == start:
                return [*way, start]
            if earlier not in seen:
                seen.add(earlier)
                ways.append([*way, earlier])
    return []


def too_late(after: Mapping[T, Iterable[T]], due: Mapping[T, date], start: T) -> T | None:
    """Of all that `start` waits for, however far, the one that is due last, if later than `start` itself."""
    if start not in due:
        return None
    waits, seen = list(after.get(start, ())), {start}
    late: list[T] = []
    while waits:
        one = waits.pop(0)
        if one not in seen:
            seen.add(one)
            waits += after.get(one, ())
            late += [one] if one in due and due[one] > due[start] else []
    return max(late, key=lambda one: due[one], default=None)
