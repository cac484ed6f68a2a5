"""From scores to ranks: exact ties, the line of what is kept, and movement between two rounds."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Scores = Mapping[str, Fraction] | Mapping[str, int] | Mapping[str, float]


def natural(item: str) -> tuple[tuple[int, int | str], ...]:
    """The order of ids that people expect: E2 before E10, 2 before 10."""
    parts = re.findall(r"\d+|\D+", item)
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)


def ranks(scores: Scores) -> dict[str, int]:
    """Rank 1 is the highest score; ties, compared exactly, share the smaller rank (1, 2, 2, 4)."""
    above: dict[Fraction | float, int] = {}
    values: list[Fraction | float] = [*scores.values()]
    for place, score in enumerate(sorted(values, reverse=True), start=1):
        above.setdefault(score, place)
    return {item: above[score] for item, score in scores.items()}


def labels(ranked: Mapping[str, int]) -> dict[str, str]:
    """Ranks as people read them: `3=` where the place is shared."""
    shared = Counter(ranked.values())
    return {item: f"{rank}=" if shared[rank] > 1 else str(rank) for item, rank in ranked.items()}


def ordered(ranked: Mapping[str, int]) -> list[str]:
    """Items by rank, tied ones by id."""
    return sorted(ranked, key=lambda item: (ranked[item], natural(item)))


@dataclass(frozen=True, slots=True)
class Cut:
    """Who is above the line of `places`: `kept` for certain, `tied` across the line, `left` below.

    `tied` is empty when the line falls between two ranks; otherwise the group decides which of them to keep.
    """

    kept: tuple[str, ...]
    tied: tuple[str, ...]
    left: tuple[str, ...]


def cut(ranked: Mapping[str, int], places: int) -> Cut:
    """Draw the line after `places` items, never between two items that are tied.

    Raises ValueError when places is negative.
    """
    if places < 0:
        raise ValueError(f"places must be 0 or more, not {places}")
    size = Counter(ranked.values())
    last = {item: rank + size[rank] - 1 for item, rank in ranked.items()}
    order = ordered(ranked)
    return Cut(
        kept=tuple(item for item in order if last[item] <= places),
        tied=tuple(item for item in order if ranked[item] <= places < last[item]),
        left=tuple(item for item in order if ranked[item] > places),
    )


@dataclass(frozen=True, slots=True)
class Move:
    """One item between two rounds: its ranks, None where the round did not have it, and the line of the top.

    `change` is how many ranks it rose (negative: fell), None when it was not in both rounds. `enters` and
    `leaves` say that it crossed the line of the retained; an item tied across the line counts as above it.
    """

    item: str
    before: int | None
    after: int | None
    enters: bool
    leaves: bool

    @property
    def change(self) -> int | None:
        return None if self.before is None or self.after is None else self.before - self.after


def movement(before: Mapping[str, int], after: Mapping[str, int], places: int) -> list[Move]:
    """What moved from one round to the next, in the order of the second, then what it no longer has."""
    gone = [item for item in ordered(before) if item not in after]
    return [move(item, before.get(item), after.get(item), places) for item in [*ordered(after), *gone]]


def move(item: str, before: int | None, after: int | None, places: int) -> Move:
    was = before is not None and before <= places
    now = after is not None and after <= places
    return Move(item, before, after, enters=now and not was, leaves=was and not now)


def positions(tiers: Sequence[Iterable[str]], items: Iterable[str]) -> dict[str, int]:
    """The tier of each item, 1 the best; items in no tier share the one after the last."""
    found = {item: place for place, tier in enumerate(tiers, start=1) for item in tier}
    return {item: found.get(item, len(tiers) + 1) for item in items}
