"""What all formats share: an answer that was given, an answer that cannot be, shares that give nobody away."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from resal.methods.disclosure import HARD_MINIMUM, Gate
from resal.methods.prioritisation.shares import wilson


@dataclass(frozen=True, slots=True)
class Item:
    """What is answered on; `cost` where there is a budget."""

    number: int
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Given:
    """One person's answers, in the group in which they are counted."""

    group: str
    answers: dict[str, Any]


class Unusable(ValueError):
    """An answer that breaks a rule of its format: the rule, and what a sentence needs to say it."""

    def __init__(self, rule: str, **facts: Any):
        super().__init__(rule)
        self.rule = rule
        self.facts = facts


def by_item(answers: Mapping[str, Any], items: Collection[int]) -> dict[int, Any]:
    """The answers by number of item. Raises Unusable for what is no item of this consultation."""
    found = {}
    for name, value in answers.items():
        if not (str(name).isascii() and str(name).isdigit() and int(name) in items):
            raise Unusable("unknown", item=str(name)[:12])
        found[int(name)] = value
    return found


def still_asked(answers: Mapping[str, Any], items: Collection[int]) -> dict[str, Any]:
    """The answers without those on an item, or on a pair « 3-7 », that was set aside meanwhile."""
    return {name: value for name, value in answers.items() if _numbers(name) <= set(items)}


def _numbers(name: str) -> set[int]:
    return {int(part) if part.isascii() and part.isdigit() else -1 for part in name.split("-")}


def whole(value: Any, low: int, high: int, rule: str) -> int:
    """A whole number between two ends; Unusable otherwise."""
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise Unusable(rule, low=low, high=high)
    return value


def held_back(people: Sequence[Given]) -> bool:
    """Under three answers there is an end, and nothing to see."""
    return len(people) < HARD_MINIMUM


def nothing(people: Sequence[Given]) -> dict[str, Any]:
    return {"voters": len(people), "withheld": True, "lines": [], "sectors": [], "is_balanced": False}


def share(part: int, whole_: int, gate: Gate) -> dict[str, Any] | None:
    """A share as it may be said: none under twenty answers; near 0 or all, only on which side it is.

    With its interval (Wilson, 95 %), in whole per cents.
    """
    if whole_ < gate.percent_from:
        return None
    if part < gate.threshold:
        return {"under": -(-100 * gate.threshold // whole_)}
    if whole_ - part < gate.complement:
        return {"over": 100 * (whole_ - gate.complement) // whole_}
    interval = wilson(part, whole_) or (0.0, 1.0)
    return {
        "percent": round(100 * part / whole_),
        "low": round(100 * interval[0]),
        "high": round(100 * interval[1]),
    }


def alike(people: Iterable[Given]) -> set[str]:
    """The groups in which everybody gave the same answers."""
    given: dict[str, set[str]] = {}
    for one in people:
        given.setdefault(one.group, set()).add(repr(sorted(one.answers.items())))
    return {group for group, answers in given.items() if len(answers) == 1}


def sayable(answers: Sequence[Any], gate: Gate) -> bool:
    """Whether a figure drawn from these answers gives nobody away: enough of them, and not all the same."""
    alike_ = len(set(answers)) == 1 and len(answers) < gate.unanimity_under
    return len(answers) >= gate.average_from and not alike_
