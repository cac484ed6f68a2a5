"""Dot vote: the same number of dots each, put in secret, several on one issue if one wishes.

Hidden dots, because later voters follow earlier ones where dots are seen.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from resal.methods.disclosure import Gate
from resal.workshops.domain.polls.base import Given, Item, Unusable, alike, by_item, held_back, nothing, share
from resal.workshops.domain.polls.base import whole as whole_number
from resal.workshops.domain.polls.orders import Scored, orders

DEFAULTS: dict[str, Any] = {"dots": 5, "most": 3}


def checked(answers: Mapping[str, Any], items: Sequence[Item], settings: Mapping[str, Any]) -> dict[str, Any]:
    """The dots put on each issue, noughts left out."""
    given = {
        number: whole_number(dots, 0, settings["most"], "dots_on_one")
        for number, dots in by_item(answers, {item.number for item in items}).items()
    }
    kept = {str(number): dots for number, dots in sorted(given.items()) if dots}
    if not kept:
        raise Unusable("empty")
    if sum(kept.values()) > settings["dots"]:
        raise Unusable("too_many_dots", given=sum(kept.values()), most=settings["dots"])
    return kept


def result_of(
    people: Sequence[Given], items: Sequence[Item], settings: Mapping[str, Any], gate: Gate
) -> dict[str, Any]:
    """Both orders; the share of people who put a dot on each issue, from twenty people."""
    if held_back(people):
        return nothing(people)
    numbers = [item.number for item in items]
    scored = [
        Scored(one.group, {int(n): Fraction(dots) for n, dots in one.answers.items()}) for one in people
    ]
    result = orders(scored, numbers, gate, alike(people))
    for line in result["lines"]:
        naming = sum(1 for one in people if str(line["item"]) in one.answers)
        line["share"] = share(naming, len(people), gate)
    return {"voters": len(people), "withheld": False, **result}
