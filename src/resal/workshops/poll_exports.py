"""A counted consultation as data: what its page shows, never an answer."""

from typing import Any

from django.utils.translation import gettext as _

from resal.core.documents.csv import table_as_csv
from resal.workshops.models import Poll
from resal.workshops.poll_reading import counted


def poll_data(poll: Poll) -> dict[str, Any]:
    """The frozen results as they were counted, with the words of each item."""
    return {
        "format": "resal-consultation-1",
        "kind": poll.kind,
        "title": poll.title,
        "milieu": poll.milieu.name,
        "question": str(poll.question or ""),
        "settings": poll.settings,
        "items": [
            {
                "item": item.number,
                "wording": str(item.wording),
                "wording_en": str(item.wording_en or ""),
                "cost": item.cost,
                "kept": item.place,
            }
            for item in poll.items.shown().in_order()
        ],
        "rounds": [
            {"number": one.round.number, "groups": list(one.groups), **one.result} for one in counted(poll)
        ],
    }


def poll_data_as_csv(poll: Poll) -> bytes:
    """One line an item and a round: every figure that the page may show, under its own name."""
    found = counted(poll)
    names = sorted({name for one in found for row in one.rows for name in row.line if name != "item"})
    rows = [
        (one.round.number, row.item.number, row.item.words, *(_cell(row.line.get(name)) for name in names))
        for one in found
        for row in one.rows
    ]
    return table_as_csv((_("tour"), _("élément"), _("formulation"), *names), rows)


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        return " ".join(f"{name}={one}" for name, one in value.items())
    return "" if value is None else value
