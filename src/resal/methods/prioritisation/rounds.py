"""The count of one round of ranked choices: both orders side by side, and how far people agree."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from resal.methods.prioritisation import positional
from resal.methods.prioritisation.agreement import kendall_w
from resal.methods.prioritisation.ballots import Ballot, Profile
from resal.methods.prioritisation.ranks import labels, ordered, ranks


@dataclass(frozen=True, slots=True)
class Line:
    """One item after the count. `balanced` figures are None when the ballots carry no group."""

    item: str
    points: Fraction
    rank: int
    rank_label: str
    mentions: int
    groups: int
    balanced: Fraction | None
    balanced_rank: int | None
    balanced_label: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """One round: `lines` by rank then id, the number of voters and of groups, k, and Kendall's W."""

    lines: tuple[Line, ...]
    voters: int
    groups: int
    k: int
    kendall_w: Fraction | None

    @property
    def ranks(self) -> dict[str, int]:
        return {line.item: line.rank for line in self.lines}

    @property
    def balanced_ranks(self) -> dict[str, int]:
        return {line.item: line.balanced_rank for line in self.lines if line.balanced_rank is not None}


def count(ballots: Collection[Ballot], items: Collection[str], k: int | None = None) -> Count:
    """Count a round: points (k to 1), mentions, groups naming, the mean of the groups' means, ranks, W.

    k is the number of choices that each person had; the longest ballot when not given. Raises
    UnusableBallot for a ballot that names an item outside `items`.
    """
    profile = Profile(tuple(items), tuple(ballots))
    most = profile.longest if k is None else k

    def worth(ballot: Ballot) -> dict[str, Fraction]:
        return positional.points_of(ballot, most)

    points = positional.total(profile, worth)
    even = positional.balanced(profile, worth) if profile.groups else {}
    rank, even_rank = ranks(points), ranks(even)
    label, even_label = labels(rank), labels(even_rank)
    mentions, naming = positional.mentions(profile), positional.groups_naming(profile)
    lines = tuple(
        Line(
            item=item,
            points=points[item],
            rank=rank[item],
            rank_label=label[item],
            mentions=mentions[item],
            groups=naming[item],
            balanced=even.get(item),
            balanced_rank=even_rank.get(item),
            balanced_label=even_label.get(item),
        )
        for item in ordered(rank)
    )
    return Count(lines, profile.voters, len(profile.groups), most, kendall_w(profile))
