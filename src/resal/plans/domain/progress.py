"""Where a plan stands: what is late, what remains to fill, what counts for how much."""

from collections.abc import Iterable
from datetime import date

DONE, ABANDONED = "done", "abandoned"


def is_late(status: str, due: date | None, today: date, *, waits_for_approval: bool = False) -> bool:
    """Late is read from the date; what waits for an approval never is."""
    return status not in (DONE, ABANDONED) and due is not None and due < today and not waits_for_approval


def said_status(status: str, due: date | None, today: date, *, waits_for_approval: bool = False) -> str:
    """The status as people see it: the written one, "late", or "waiting"."""
    if waits_for_approval:
        return "waiting"
    return "late" if is_late(status, due, today, waits_for_approval=waits_for_approval) else status


def tally(statuses: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for status in statuses:
        counts[status] = counts.get(status, 0) + 1
    return counts


def missing_first_things(
    *, what: bool, who: bool, with_whom: bool, when: bool, how_we_know: bool
) -> list[str]:
    """Which of the five things of an action are still to fill."""
    given = {
        "what": what,
        "who": who,
        "with_whom": with_whom,
        "when": when,
        "how_we_know": how_we_know,
    }
    return [name for name, there in given.items() if not there]
