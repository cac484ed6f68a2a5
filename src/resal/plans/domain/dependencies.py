"""What comes after what. Nothing may wait, however far, for itself."""

from collections.abc import Hashable, Iterable, Mapping
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
