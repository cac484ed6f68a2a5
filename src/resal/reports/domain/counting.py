"""From things counted by several apps to one figure, hidden where it could point at somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from resal.methods.disclosure import PUBLIC


class Thing(Protocol):
    @property
    def key(self) -> str: ...

    @property
    def amount(self) -> int | Decimal: ...


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is None where it is hidden: fewer than five, nobody included."""

    value: int | Decimal | None

    @property
    def is_hidden(self) -> bool:
        return self.value is None


def total(things: Iterable[Thing]) -> int | Decimal:
    """The sum of amounts, a key counted once."""
    return sum({thing.key: thing.amount for thing in things}.values())


def figure(count: int | Decimal, *, of_people: bool, exact: bool) -> Figure:
    """What is shown; `exact` to those who may open the records behind it."""
    return Figure(None) if of_people and not exact and count < PUBLIC.threshold else Figure(count)
