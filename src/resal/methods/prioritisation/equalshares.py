"""Method of equal shares: a budget that every voter holds an equal part of, in exact fractions.

Peters, Pierczyński and Skowron 2021, NeurIPS 34: 12726–12737; the completion Add1 as cities use it
(equalshares.net). Satisfaction is measured by cost: a funded project pleases its supporters by what it costs.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import gcd

from resal.methods.prioritisation.ranks import natural

Votes = Mapping[frozenset[str], int]


@dataclass(frozen=True, slots=True)
class Funding:
    """`winners` in the order of purchase; `support` of every project: how many people as rich as its largest
    payer would pay it (0 for what cannot be paid); `spent`; `endowment` that each voter started with."""

    winners: tuple[str, ...]
    support: dict[str, Fraction]
    spent: int
    endowment: Fraction
    money_left: dict[str, Fraction]


def pile(votes: Iterable[frozenset[str]]) -> Counter[frozenset[str]]:
    """Voters who approve the same projects hold the same money: they are counted together."""
    return Counter(votes)


def equal_shares(costs: Mapping[str, int], votes: Votes, budget: int, *, add1: bool = True) -> Funding:
    """Fund projects that their supporters can pay together, the best supported first.

    Each voter starts with budget / number of voters. A project that its supporters can pay costs each of them the
    same, or all they have left. The one whose largest payment per satisfaction is smallest is bought; ties: the
    lower cost, then the id. With `add1` the start is raised by one unit of money per voter as long as the result
    stays within the budget and something is left to buy: the last result before the first overspending counts.
    Raises ValueError for a budget or cost of 0 or less, no voter, or a vote for an unknown project.
    """
    check(costs, votes, budget)
    voters = sum(votes.values())
    kept = endowment = Fraction(budget, voters)
    supporters = {project: Supporters.of(project, votes) for project in costs}
    best = buy(costs, supporters, len(votes), endowment)
    wanted = {project for vote in votes for project in vote}
    while add1 and len(best.winners) < len(wanted) and best.spent < budget:
        endowment += 1
        richer = buy(costs, supporters, len(votes), endowment)
        if richer.spent > budget:
            break
        best, kept = richer, endowment
    left = {project: best.purses.together(own) for project, own in supporters.items()}
    return Funding(best.winners, best.support, best.spent, kept, left)


def buy(
    costs: Mapping[str, int], supporters: Mapping[str, "Supporters"], piles: int, endowment: Fraction
) -> "Run":
    """One run from a given endowment, whatever is spent in the end; `piles` is the number of distinct votes."""
    purses = Purses([0] * piles, [endowment.numerator], endowment.denominator)
    support = dict.fromkeys(costs, Fraction(0))
    queue = [(Fraction(0), costs[p], natural(p), p) for p in costs if supporters[p].piles]
    heapify(queue)
    winners: list[str] = []
    while queue:
        _, cost, _, project = heappop(queue)
        most = payment(cost, supporters[project], purses)
        if most is None:
            continue
        entry = (most / cost, cost, natural(project), project)
        if queue and entry > queue[0]:
            heappush(queue, entry)
            continue
        winners.append(project)
        support[project] = cost / most
        purses.pay(supporters[project], most)
    return Run(tuple(winners), support, sum(costs[p] for p in winners), purses)


@dataclass(frozen=True, slots=True)
class Supporters:
    """The piles of identical votes for a project, by place, and how many voters each pile has."""

    piles: tuple[int, ...]
    voters: tuple[int, ...]

    @classmethod
    def of(cls, project: str, votes: Votes) -> "Supporters":
        own = [(place, n) for place, (vote, n) in enumerate(votes.items()) if project in vote]
        return cls(tuple(place for place, _ in own), tuple(n for _, n in own))


@dataclass(slots=True)
class Purses:
    """Which amount each pile of voters holds: `holding` gives the place of the amount in `amounts`, which are whole
    numbers of 1 / `unit`: exact like fractions, and many times faster."""

    holding: list[int]
    amounts: list[int]
    unit: int

    def counted(self, supporters: Supporters) -> dict[int, int]:
        """How many supporters hold each amount, by its place."""
        count: dict[int, int] = {}
        for pile_, n in zip(supporters.piles, supporters.voters, strict=True):
            place = self.holding[pile_]
            count[place] = count.get(place, 0) + n
        return count

    def together(self, supporters: Supporters) -> Fraction:
        held = sum(self.amounts[place] * n for place, n in self.counted(supporters).items())
        return Fraction(held, self.unit)

    def pay(self, supporters: Supporters, most: Fraction) -> None:
        """Everyone pays `most`, or all they have."""
        finer = most.denominator // gcd(self.unit, most.denominator)
        self.unit *= finer
        self.amounts = [amount * finer for amount in self.amounts]
        price = most.numerator * (self.unit // most.denominator)
        after: dict[int, int] = {}
        for pile_ in supporters.piles:
            place = self.holding[pile_]
            if place not in after:
                after[place] = len(self.amounts)
                self.amounts.append(max(0, self.amounts[place] - price))
            self.holding[pile_] = after[place]


def payment(cost: int, supporters: Supporters, purses: Purses) -> Fraction | None:
    """The largest payment when each supporter pays that or all they have; None when they cannot pay together.

    It only grows from purchase to purchase: an old value is a bound, which the queue relies on.
    """
    count = purses.counted(supporters)
    missing, payers = cost * purses.unit, sum(count.values())
    for place in sorted(count, key=purses.amounts.__getitem__):
        money = purses.amounts[place]
        if money * payers >= missing:
            return Fraction(missing, payers * purses.unit)
        missing -= money * count[place]
        payers -= count[place]
    return None


@dataclass(frozen=True, slots=True)
class Run:
    """What one run bought, and what everybody has left."""

    winners: tuple[str, ...]
    support: dict[str, Fraction]
    spent: int
    purses: Purses


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a project was not funded: its supporters, the money they had left together, and what was missing."""

    project: str
    supporters: int
    money_left: Fraction
    missing: Fraction


def why_not(funding: Funding, costs: Mapping[str, int], votes: Votes) -> list[WhyNot]:
    """For every project that was not funded, the one that missed least first."""
    reasons = []
    for project in set(costs) - set(funding.winners):
        people = sum(n for vote, n in votes.items() if project in vote)
        left = funding.money_left[project]
        reasons.append(WhyNot(project, people, left, costs[project] - left))
    return sorted(reasons, key=lambda reason: (reason.missing, natural(reason.project)))


def check(costs: Mapping[str, int], votes: Votes, budget: int) -> None:
    if budget <= 0 or min(costs.values(), default=1) <= 0:
        raise ValueError("the budget and every cost must be above 0")
    if sum(votes.values()) < 1:
        raise ValueError("at least one voter is needed")
    unknown = {project for vote in votes for project in vote} - set(costs)
    if unknown:
        raise ValueError(f"a vote names {min(unknown)}, which is no project")
