"""What a person ranked: tiers of items, best first; what stays out of every tier is tied last."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Tiers = tuple[tuple[str, ...], ...]


class UnusableBallot(ValueError):
    """A ballot that breaks a rule, with the rule: `expected` and `found`, in plain words."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(f"expected {expected}, found {found}")
        self.expected = expected
        self.found = found


@dataclass(frozen=True, slots=True)
class Ballot:
    """Tiers of item ids, best first; items of one tier are tied. `count` people voted exactly so.

    Raises UnusableBallot for an item named twice, an empty tier or a count below one.
    """

    tiers: Tiers
    group: str | None = None
    count: int = 1

    def __post_init__(self) -> None:
        named = [item for tier in self.tiers for item in tier]
        twice = [item for item, times in Counter(named).items() if times > 1]
        if twice:
            raise UnusableBallot("each item at most once in a ballot", f"{twice[0]} twice")
        if not all(self.tiers):
            raise UnusableBallot("at least one item in each place", "an empty place")
        if self.count < 1:
            raise UnusableBallot("one ballot or more", str(self.count))

    @property
    def named(self) -> tuple[str, ...]:
        return tuple(item for tier in self.tiers for item in tier)


def in_order(items: Iterable[str], *, group: str | None = None, count: int = 1) -> Ballot:
    """A ballot without ties: first choice first."""
    return Ballot(tuple((item,) for item in items), group, count)


@dataclass(frozen=True, slots=True)
class Profile:
    """All the items that could be chosen, named by somebody or not, and all the ballots.

    Raises UnusableBallot for an item listed twice or a ballot that names an item outside `items`.
    """

    items: tuple[str, ...]
    ballots: tuple[Ballot, ...]

    def __post_init__(self) -> None:
        known = set(self.items)
        if len(known) != len(self.items):
            raise UnusableBallot("each item once in the list", "an item twice")
        for ballot in self.ballots:
            for item in ballot.named:
                if item not in known:
                    raise UnusableBallot("an item of the list", item)

    @property
    def voters(self) -> int:
        return sum(ballot.count for ballot in self.ballots)

    @property
    def longest(self) -> int:
        """The most items that one ballot ranks: the k of points when none is given."""
        return max((len(ballot.named) for ballot in self.ballots), default=0)

    @property
    def groups(self) -> tuple[str, ...]:
        """Groups with at least one voter, in alphabetical order."""
        return tuple(sorted({ballot.group for ballot in self.ballots if ballot.group is not None}))

    def voters_of(self, group: str) -> int:
        return sum(ballot.count for ballot in self.ballots if ballot.group == group)

    def distinct(self) -> Iterator[Ballot]:
        """The same profile with identical ballots counted together: what a count loops over."""
        pile: Counter[tuple[Tiers, str | None]] = Counter()
        for ballot in self.ballots:
            pile[ballot.tiers, ballot.group] += ballot.count
        return (Ballot(tiers, group, count) for (tiers, group), count in pile.items())
