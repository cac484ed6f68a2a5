"""In which group each sector votes: settled when a round opens, never finer afterwards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from resal.methods.disclosure import HARD_MINIMUM, merge_small

REST = "autres"
FAMILY = "famille:"


@dataclass(frozen=True, slots=True)
class Group:
    """Sectors that vote together. `code` is a sector's, a family's (`famille:…`) or `autres`."""

    code: str
    sectors: tuple[str, ...]
    voters: int

    @property
    def is_sector(self) -> bool:
        return self.code != REST and not self.code.startswith(FAMILY)

    @property
    def family(self) -> str:
        return self.code.removeprefix(FAMILY)


def at_opening(voters: Mapping[str, int], family: Mapping[str, str]) -> tuple[Group, ...]:
    """The groups of a round, by code, the rest last: each has three voters or more, or there is only one."""
    marked = {sector: f"{FAMILY}{code}" for sector, code in family.items()}
    return _gathered(merge_small(voters, marked, minimum=HARD_MINIMUM, rest=REST), voters)


def at_count(ballots: Mapping[str, int]) -> dict[str, str]:
    """Where each group of the opening is counted when some of its voters gave no ballot: merged further,
    never split, so that no group of the count has fewer than three ballots unless it is the only one."""
    return merge_small(ballots, {code: code for code in ballots}, minimum=HARD_MINIMUM, rest=REST)


def _gathered(group_of: Mapping[str, str], voters: Mapping[str, int]) -> tuple[Group, ...]:
    return tuple(
        Group(code, tuple(sorted(members)), sum(voters[sector] for sector in members))
        for code, members in sorted(
            _members(group_of.items()).items(), key=lambda pair: (pair[0] == REST, pair)
        )
    )


def _members(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    members: dict[str, list[str]] = {}
    for sector, code in pairs:
        members.setdefault(code, []).append(sector)
    return members
