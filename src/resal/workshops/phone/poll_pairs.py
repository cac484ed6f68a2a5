"""Which pair a phone shows: the least compared first, never one it answered, in an order of its own."""

from collections.abc import Mapping
from typing import Any

from resal.workshops.domain.polls import rules_of
from resal.workshops.domain.polls.base import Item
from resal.workshops.models import Poll, PollItem, PollRound


def pair_of(
    poll: Poll,
    round: PollRound,
    items: dict[int, PollItem],
    order: list[int],
    answers: dict[str, Any],
    asked: Mapping[str, str],
) -> dict[str, Any]:
    """The pair asked for (« paire=3-7 »), else the next; at the cap, or when all are seen, the end."""
    rules, most = rules_of("pairs"), poll.settings["pairs"]
    named = asked.get("paire", "")
    last = asked.get("derniere", "")
    context = {
        "answered": len(answers),
        "most": most,
        "last": last if last in answers else "",
    }
    found = _read(named, items)
    if found is None and len(answers) < most and "fin" not in asked:
        found = rules.next_pair(answers, compared(round), order, avoid=asked.get("passer", ""))
    if found is None:
        return context | {"scene": "pairs_done"}
    first, second = sorted(found)
    sides = found if order.index(found[0]) < order.index(found[1]) else found[::-1]
    card = f"{first}-{second}"
    # The value says which of the two goes first, whatever side it stands on.
    choices = [(items[number], 1 if number == first else -1) for number in sides]
    return context | {"scene": "pairs", "card": card, "choices": choices, "given": answers.get(card, "")}


def compared(round: PollRound) -> list[str]:
    """Which pairs people answered, never what they said."""
    live = round.live_answers.order_by("pk").values_list("answers", flat=True)
    return [name for answers in live for name in answers]


def coverage(names: list[str], items: list[Item]) -> int:
    """How often the item that was compared least was compared: ten is enough to end."""
    return rules_of("pairs").coverage(names, items)


def _read(name: str, items: Mapping[int, PollItem]) -> tuple[int, int] | None:
    parts = [int(part) for part in name.split("-") if part.isascii() and part.isdigit()]
    known = len(parts) == 2 and parts[0] < parts[1] and set(parts) <= set(items)
    return (parts[0], parts[1]) if known else None
