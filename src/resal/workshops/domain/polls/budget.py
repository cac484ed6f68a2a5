"""Budget: people tick the projects they support; the method of equal shares spends, and says why not."""

from collections.abc import Mapping, Sequence
from math import gcd
from typing import Any

from resal.methods.disclosure import Gate
from resal.methods.prioritisation.equalshares import equal_shares, pile, why_not
from resal.workshops.domain.polls.base import Given, Item, Unusable, by_item, held_back, nothing, share, whole

DEFAULTS: dict[str, Any] = {"budget": 10_000}
STEPS = ((1, 20_000), (10, 200_000), (100, 10**9))


def checked(answers: Mapping[str, Any], items: Sequence[Item], settings: Mapping[str, Any]) -> dict[str, Any]:
    """The projects that were ticked."""
    kept = {
        str(number): whole(ticked, 1, 1, "tick")
        for number, ticked in sorted(by_item(answers, {item.number for item in items}).items())
    }
    if not kept:
        raise Unusable("empty")
    return kept


def result_of(
    people: Sequence[Given], items: Sequence[Item], settings: Mapping[str, Any], gate: Gate
) -> dict[str, Any]:
    """Which projects are funded, in the order of purchase; for each other, what was missing.

    A project that costs more than what is left had no room. Of the others, what was missing tells how many
    supporters they have: it is said where these and the rest of the people are five or more.
    """
    if held_back(people):
        return nothing(people)
    unit = unit_of(settings["budget"], [item.cost for item in items])
    costs = {str(item.number): item.cost // unit for item in items}
    votes = pile(frozenset(one.answers) for one in people)
    funding = equal_shares(costs, votes, settings["budget"] // unit)
    reasons = why_not(funding, costs, votes)
    supporters = {name: sum(1 for one in people if name in one.answers) for name in costs}
    bought = [_line(int(name), place, costs, unit) for place, name in enumerate(funding.winners, start=1)]
    others = [_line(int(reason.project), None, costs, unit) for reason in reasons]
    for line, reason in zip(others, reasons, strict=True):
        told = gate.threshold <= reason.supporters <= len(people) - gate.complement
        line["fits"] = line["cost"] <= settings["budget"] - funding.spent * unit
        line["missing"] = round(float(reason.missing) * unit) if told and line["fits"] else None
    for line in (*bought, *others):
        line["share"] = share(supporters[str(line["item"])], len(people), gate)
    others.sort(key=lambda line: (line["missing"] is None, line["missing"] or 0, line["item"]))
    return {
        "voters": len(people),
        "withheld": False,
        "is_balanced": False,
        "lines": [*bought, *others],
        "sectors": [],
        "spent": funding.spent * unit,
        "budget": settings["budget"],
    }


def unit_of(budget: int, costs: Sequence[int]) -> int:
    """The step of Add1: a dollar; ten or a hundred for a large budget whose every cost is a multiple of it."""
    step = next(one for one, most in STEPS if budget <= most)
    return gcd(step, budget, *costs)


def _line(number: int, place: int | None, costs: Mapping[str, int], unit: int) -> dict[str, Any]:
    return {
        "item": number,
        "rank": place,
        "funded": place is not None,
        "cost": costs[str(number)] * unit,
        "fits": True,
        "missing": None,
    }
