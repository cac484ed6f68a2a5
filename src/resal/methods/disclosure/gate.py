"""The gate for small numbers: thresholds, complements, unanimity, complementary suppression.

Sources: Hundepool et al., Statistical Disclosure Control (Wiley 2012), chapters 4 and 5 (threshold rule,
secondary suppression, singletons); Statistics Canada and the United States refugee board for thresholds.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

HARD_MINIMUM = 3


@dataclass(frozen=True, slots=True)
class View:
    """What may be seen of a table of groups.

    `shown` and `hidden` part the groups, in the order given. `total` says that the sum over all groups may be
    published, `balanced` that the mean of the groups' means may be published with exact figures too.
    """

    shown: tuple[str, ...]
    hidden: tuple[str, ...]
    total: bool
    balanced: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """The thresholds of a network; none of them may be set under the hard minimum of 3.

    `threshold`: fewest people in a group that is shown. `complement`: fewest people outside a group that is
    shown (all minus the group is a group too). `unanimity_under`: a group of fewer people than this is hidden
    when all of them answered alike, since the group's figure is then everybody's answer. `percent_from`: the
    smallest denominator of a percentage. `average_from`: the fewest answers behind an average.
    """

    threshold: int = 5
    complement: int = 5
    unanimity_under: int = 10
    percent_from: int = 20
    average_from: int = 5

    def __post_init__(self) -> None:
        for name in ("threshold", "complement", "unanimity_under", "percent_from", "average_from"):
            if getattr(self, name) < HARD_MINIMUM:
                raise ValueError(f"{name} must be {HARD_MINIMUM} or more, not {getattr(self, name)}")

    def per_group(
        self,
        voters: Mapping[str, int],
        *,
        unanimous: Collection[str] = (),
        balanced: bool = True,
    ) -> View:
        """Which groups' results may be shown beside the result of all.

        `voters` is the number of voters of every group that took part, `unanimous` the groups in which every
        voter gave the same answer to something that would be shown, `balanced` whether the mean of the groups'
        means is published with exact figures: it is a second equation on what is hidden. A group in which nobody
        voted has no result and is never shown.

        First the groups that break a threshold are hidden, then the smallest others one by one, until nothing
        that can be computed from what is shown is about fewer people than the thresholds: the remainder (all
        minus what is shown) holds two groups and `complement` people, and the same holds for what is left of
        the remainder when the two totals are combined so as to cancel the groups of one size.
        Raises ValueError for a negative number of voters.
        """
        check(voters.values())
        voted = {group: n for group, n in voters.items() if n}
        everybody = sum(voted.values())
        small = [g for g, n in voted.items() if self.tells_too_much(n, everybody, g in unanimous)]
        hidden = self.spread(voted, small, balanced=balanced)
        left = [voted[group] for group in hidden]
        shown = set(voted) - hidden
        return View(
            shown=tuple(group for group in voters if group in shown),
            hidden=tuple(group for group in voters if group not in shown),
            total=everybody >= self.threshold,
            balanced=balanced and everybody >= self.threshold and self.safe(left, balanced=True),
        )

    def counts(self, cells: Mapping[str, int], *, total: bool = True) -> View:
        """Which cells of a table of counts may be shown; `total` says that their sum is published beside them.

        A cell under the threshold is hidden, nought included. With a total, more are hidden so that no hidden
        count can be found from the sum, even by someone who knows this rule; where that cannot be had the sum
        itself is withheld (`View.total` is False). Raises ValueError for a negative count.
        """
        check(cells.values())
        small = [cell for cell, n in cells.items() if n < self.threshold]
        if not total:
            hidden, sure = set(small), False
        else:
            hidden = self.spread(cells, small, balanced=False, exact=True)
            sure = self.unsolved([cells[cell] for cell in hidden])
        return View(
            shown=tuple(cell for cell in cells if cell not in hidden),
            hidden=tuple(cell for cell in cells if cell in hidden),
            total=sure,
            balanced=False,
        )

    def percent(self, part: int, whole: int) -> Fraction | None:
        """`part` out of `whole` as an exact fraction of 1; None when the denominator is too small."""
        return Fraction(part, whole) if whole >= self.percent_from else None

    def average(self, values: Sequence[Fraction | int]) -> Fraction | None:
        """The exact mean; None when fewer answers than `average_from` lie behind it."""
        return Fraction(sum(values)) / len(values) if len(values) >= self.average_from else None

    def tells_too_much(self, n: int, everybody: int, unanimous: bool) -> bool:
        """The primary rule for one group of n people."""
        alone = n < self.threshold or 0 < everybody - n < self.complement
        return alone or (unanimous and n < self.unanimity_under)

    def of_one_mind(self, voters: Mapping[str, int], unanimous: Collection[str]) -> set[str]:
        """The small groups in which everybody answered alike. Where there is one, a figure that weighs groups
        (an order in which they count the same, who carried what) can say what its people answered, even though
        the group itself is hidden: two orders of the same ballots are two equations on them."""
        return {group for group in unanimous if 0 < voters[group] < self.unanimity_under}

    def spread(
        self, sizes: Mapping[str, int], small: Iterable[str], *, balanced: bool, exact: bool = False
    ) -> set[str]:
        """The hidden groups with those that must be hidden with them, the smallest first.

        Where the sizes themselves are the secret (`exact`), groups of one size are treated alike: which of them
        was chosen would tell something.
        """
        hidden = set(small)
        last = None
        for group in sorted(set(sizes) - hidden, key=lambda group: (sizes[group], group)):
            left = [sizes[one] for one in hidden]
            enough = self.safe(left, balanced=balanced) and (not exact or self.unsolved(left))
            if enough and not (exact and sizes[group] == last):
                break
            hidden.add(group)
            last = sizes[group]
        return hidden

    def safe(self, left: Sequence[int], *, balanced: bool) -> bool:
        """Nothing that the published totals say of the hidden groups is about too few people.

        The total gives Σ n·x over the hidden groups, the balanced score gives Σ x, x being a hidden mean.
        Their combinations that cancel anything cancel the groups of one size v: Σ (n − v)·x.
        """
        if not self.wide(left):
            return False
        return not balanced or all(self.wide([n for n in left if n != v]) for v in set(left))

    def wide(self, left: Sequence[int]) -> bool:
        """Nobody, or two groups with `complement` people between them."""
        return not left or (len(left) > 1 and sum(left) >= self.complement)

    def unsolved(self, left: Sequence[int]) -> bool:
        """The hidden counts cannot be found from their sum by someone who knows the threshold.

        Two different counts can be exchanged without changing what is seen; equal ones could be a little
        apart, unless all stand at the largest hidden count: then the sum says so. Nought is the other end.
        """
        if not left:
            return True
        equal = all(one == other for one, other in pairwise(left))
        return self.wide(left) and not (equal and left[0] in (0, self.threshold - 1))


PUBLIC = Gate()
SENSITIVE = Gate(threshold=10, complement=10)


def check(sizes: Iterable[int]) -> None:
    for n in sizes:
        if n < 0:
            raise ValueError(f"a number of people cannot be {n}")


def unanimous(answers: Mapping[str, Iterable[Hashable]]) -> set[str]:
    """The groups in which everybody gave the same answer."""
    return {group for group, given in answers.items() if len(set(given)) == 1}
