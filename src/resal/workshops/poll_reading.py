"""What pages say of a counted consultation."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from resal.core.bilingual import choose
from resal.workshops.models import Poll, PollItem, PollRound

PLANNED = ("dots",)
AHEAD = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a result: the item, and what the count says of it."""

    item: PollItem
    line: dict[str, Any]

    @property
    def carried(self) -> str:
        return carried_words(self.line.get("carried", ""))

    @property
    def share(self) -> str:
        return share_words(self.line.get("share"))


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted round as it may be shown."""

    round: PollRound
    rows: tuple[Row, ...]
    sectors: tuple[tuple[str, tuple[tuple[str, PollItem], ...]], ...]
    groups: tuple[str, ...]

    @property
    def result(self) -> dict[str, Any]:
        return self.round.result

    @property
    def has_shares(self) -> bool:
        return any(row.share for row in self.rows)


def counted(poll: Poll) -> list[Counted]:
    """Each counted round, in order."""
    items = {item.number: item for item in poll.items.in_order()}
    rounds = poll.rounds.exclude(counted_at=None).order_by("number")
    return [_counted(round, items) for round in rounds]


def leading(result: dict[str, Any]) -> set[int]:
    """The items that the count puts ahead, in either order."""
    return {
        line["item"]
        for line in result["lines"]
        if (line.get("rank") or AHEAD + 1) <= AHEAD or (line.get("balanced_rank") or AHEAD + 1) <= AHEAD
    }


def carried_words(carried: str) -> str:
    return {"few": _("porté par peu de secteurs"), "several": _("porté par plusieurs secteurs")}.get(
        carried, ""
    )


def share_words(share: dict[str, int] | None) -> str:
    """« 42 % (de 28 à 57 %) », or only on which side; nothing where nothing may be said."""
    if not share:
        return ""
    if "under" in share:
        return _("moins de %(under)s %%") % share
    if "over" in share:
        return _("plus de %(over)s %%") % share
    return _("%(percent)s %% (de %(low)s à %(high)s %%)") % share


def _counted(round: PollRound, items: dict[int, PollItem]) -> Counted:
    result = round.result
    names = {group["code"]: choose(group["name_fr"], group["name_en"]) for group in round.groups}
    rows = [Row(items[line["item"]], line) for line in result["lines"] if line["item"] in items]
    sectors = [
        (
            names.get(shown["group"], ""),
            tuple((place["label"], items[place["item"]]) for place in shown["order"]),
        )
        for shown in result["sectors"]
    ]
    return Counted(round, tuple(rows), tuple(sectors), tuple(names.values()))
