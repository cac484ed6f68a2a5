"""Early warnings: what stalls in a plan, in seven rules. Plain values in, codes out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

OVERDUE = "W1_OVERDUE"
SILENT = "W2_SILENT"
NO_NEXT_DATE = "W3_NO_NEXT_DATE"
HALF_LATE = "W4_HALF_LATE"
LONE_OWNER = "W5_LONE_OWNER"
PARTNER_SILENT = "W6_PARTNER_SILENT"
OWNER_LEFT = "W7_OWNER_LEFT"

SILENCE = timedelta(days=45)
HORIZON = timedelta(days=60)
PARTNER_SILENCE = timedelta(days=60)
FOLLOWED = frozenset({"agreed", "follow_up"})
FEWEST_FOR_LONE_OWNER = 4


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment: whose it is, which partner answers for it. One that waits for an approval is never late."""

    id: str
    owner: str | None
    partner: str
    due: date | None
    done: bool
    waits_for_approval: bool = False

    def is_due(self, today: date) -> bool:
        return self.due is not None and self.due < today and not self.waits_for_approval


@dataclass(frozen=True, slots=True)
class State:
    """What the rules look at. `next_meeting` is the nearest date to come that is not a due date."""

    today: date
    status: str
    last_event: date | None
    next_meeting: date | None
    commitments: Sequence[Promise] = ()
    inactive_members: frozenset[str] = frozenset()
    partner_last_update: Mapping[str, date] = field(default_factory=dict)

    @property
    def open(self) -> list[Promise]:
        return [promise for promise in self.commitments if not promise.done]


def warnings(state: State) -> list[str]:
    """The codes that hold today, in order."""
    rules = {
        OVERDUE: overdue,
        SILENT: silent,
        NO_NEXT_DATE: no_next_date,
        HALF_LATE: half_late,
        LONE_OWNER: lone_owner,
        PARTNER_SILENT: partner_silent,
        OWNER_LEFT: owner_left,
    }
    return [code for code, holds in rules.items() if holds(state)]


def overdue(state: State) -> bool:
    return any(promise.is_due(state.today) for promise in state.open)


def silent(state: State) -> bool:
    if state.status not in FOLLOWED:
        return False
    return state.last_event is None or state.today - state.last_event > SILENCE


def no_next_date(state: State) -> bool:
    dates = [promise.due for promise in state.open if promise.due] + [state.next_meeting or date.min]
    return not any(state.today <= day <= state.today + HORIZON for day in dates)


def half_late(state: State) -> bool:
    due = [promise for promise in state.commitments if promise.is_due(state.today)]
    late = [promise for promise in due if not promise.done]
    return bool(due) and 2 * len(late) >= len(due)


def lone_owner(state: State) -> bool:
    owners = Counter(promise.owner for promise in state.open if promise.owner)
    most = max(owners.values(), default=0)
    return len(state.open) >= FEWEST_FOR_LONE_OWNER and 2 * most > len(state.open)


def partner_silent(state: State) -> bool:
    return bool(silent_partners(state))


def silent_partners(state: State) -> list[str]:
    """The partners with open commitments that said nothing for sixty days, or ever."""
    return sorted(
        partner
        for partner in {promise.partner for promise in state.open}
        if state.today - state.partner_last_update.get(partner, date.min) > PARTNER_SILENCE
    )


def owner_left(state: State) -> bool:
    return any(promise.owner in state.inactive_members for promise in state.open)
