"""From attendance to ties: two people who sat together, the more closely the fewer they were.

Newman, M. E. J. (2001), "Scientific collaboration networks. II", Physical Review E 64, 016132: each activity adds
1 / (participants − 1) to every pair it brings together, so that a person's ties from one activity sum to 1. A plenary
of a hundred joins everybody with everybody and erases every silo: it is left out unless asked for.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np

PLENARY = "plenary"


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody was at an activity, of a kind ("team", "training", "plenary", …), on a day."""

    member: Hashable
    activity: Hashable
    day: date | None = None
    kind: str = ""


def project(
    attendances: Iterable[Attendance],
    *,
    kinds: Sequence[str] | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[tuple[Hashable, Hashable, float]]:
    """The weighted ties of these kinds (all but plenaries by default), between two days, both included."""
    rooms: dict[Hashable, dict[Hashable, None]] = defaultdict(dict)
    for seen in attendances:
        if _counts(seen, kinds, since, until):
            rooms[seen.activity].setdefault(seen.member)
    weight: dict[tuple[Hashable, Hashable], float] = {}
    for people in rooms.values():
        if len(people) < 2:
            continue
        share = 1 / (len(people) - 1)
        for pair in combinations(sorted(people, key=str), 2):
            weight[pair] = weight.get(pair, 0.0) + share
    return [(one, other, value) for (one, other), value in weight.items()]


def gini(hours: Sequence[float]) -> float | None:
    """How unequally hours are shared, from 0 (alike) to nearly 1 (one carries all); None when there are none.

    Gini, C. (1912); computed from sorted values: Σ(2i − n − 1)xᵢ / (nΣx). Raises ValueError for a negative hour.
    """
    values = np.sort(np.asarray(hours, dtype=np.float64))
    if (values < 0).any():
        raise ValueError("hours cannot be negative")
    if not values.sum():
        return None
    count = len(values)
    ranks = 2 * np.arange(1, count + 1) - count - 1
    return float(ranks @ values / (count * values.sum()))


def _counts(seen: Attendance, kinds: Sequence[str] | None, since: date | None, until: date | None) -> bool:
    if seen.kind == PLENARY if kinds is None else seen.kind not in kinds:
        return False
    if seen.day is None:
        return since is None and until is None
    return (since is None or seen.day >= since) and (until is None or seen.day <= until)
