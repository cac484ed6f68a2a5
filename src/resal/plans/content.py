"""A plan's content as plain values, for versions: numbers, dates, ids, and pointers to texts, never words."""

from datetime import date
from decimal import Decimal
from typing import Any

from resal.plans.models import Action, ActionPlan, Commitment, Indicator, Objective
from resal.plans.models.part import Part

PARTS: dict[str, type[Part]] = {
    "objective": Objective,
    "action": Action,
    "indicator": Indicator,
    "commitment": Commitment,
}
KINDS: dict[str, type[Part]] = {"plan": ActionPlan, **PARTS}


def content(plan: ActionPlan) -> dict[str, dict[str, dict[str, Any]]]:
    """`{kind: {public id: {field: value}}}`: what versions keep and differences compare."""
    state = {"plan": {plan.public_id: values_of(plan)}}
    for kind, model in PARTS.items():
        parts = model.objects.filter(plan=plan).in_order().prefetch_related(*model.MANY)
        state[kind] = {part.public_id: values_of(part) for part in parts}
    return state


def values_of(part: Part) -> dict[str, Any]:
    values: dict[str, Any] = {name: _pointer(part, name) for name in part.TEXTS}
    values |= {name: _plain(part, name) for name in part.PLAIN}
    values |= {name: sorted(other.pk for other in getattr(part, name).all()) for name in part.MANY}
    return values


def _pointer(part: Part, name: str) -> str | None:
    pointer = getattr(part, f"{name}_id")
    return str(pointer) if pointer else None


def _plain(part: Part, name: str) -> Any:
    value = getattr(part, part._meta.get_field(name).attname)
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return value
