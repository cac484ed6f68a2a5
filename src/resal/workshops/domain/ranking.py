"""Reads a ballot as a form sends it: an order that was tapped, or ranks that were picked without JavaScript."""

from collections.abc import Mapping


class TwoAtOneRank(Exception):
    """Two issues were given the same rank."""

    def __init__(self, rank: int):
        super().__init__(rank)
        self.rank = rank


def from_order(text: str) -> list[int]:
    """« 3,1,2 »: what was tapped first comes first. Anything that is no number reads as 0, which is no issue."""
    return [int(part) if part.strip().isdecimal() else 0 for part in text.split(",") if part.strip()][:50]


def from_ranks(fields: Mapping[str, str]) -> list[int]:
    """{"rank_3": "1", "rank_1": "2"}: the issues by their rank; a skipped rank closes up."""
    picked: dict[int, int] = {}
    for name, value in fields.items():
        issue = name.removeprefix("rank_")
        if name == issue or not issue.isdecimal() or not value.isdecimal():
            continue
        rank = int(value[:4])
        if rank in picked:
            raise TwoAtOneRank(rank)
        picked[rank] = int(issue[:6])
    return [picked[rank] for rank in sorted(picked)]
