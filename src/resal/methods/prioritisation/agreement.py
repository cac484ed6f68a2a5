"""Do people agree? Kendall's coefficient of concordance W, over people, within groups and between them."""

from collections import Counter
from fractions import Fraction

from resal.methods.prioritisation.ballots import Ballot, Profile
from resal.methods.prioritisation.positional import borda
from resal.methods.prioritisation.ranks import ranks


def doubled_ranks(ballot: Ballot, items: tuple[str, ...]) -> tuple[dict[str, int], int]:
    """Twice the average rank of every item (1 the best), and the ballot's tie term Σ (t³ − t)."""
    named = set(ballot.named)
    rest = tuple(item for item in items if item not in named)
    doubled: dict[str, int] = {}
    place, ties = 1, 0
    for tier in (*ballot.tiers, rest) if rest else ballot.tiers:
        doubled |= dict.fromkeys(tier, 2 * place + len(tier) - 1)
        ties += len(tier) ** 3 - len(tier)
        place += len(tier)
    return doubled, ties


def kendall_w(profile: Profile) -> Fraction | None:
    """Kendall's W over people, 0 (no agreement) to 1 (one order), with average ranks and corrected for ties.

    Items that a ballot does not name are tied last. W = 12 S / (m² (n³ − n) − m Σ T), S the sum of squared
    deviations of the n rank sums of m people, T = Σ (t³ − t) over one person's ties (Kendall 1948, chapter 6;
    Hollander, Wolfe and Chicken 2014, section 7.1). None where it has no meaning: fewer than two people or
    items, or every ballot ties everything.
    """
    people, n = profile.voters, len(profile.items)
    if people < 2 or n < 2:
        return None
    sums: Counter[str] = Counter(dict.fromkeys(profile.items, 0))
    ties = 0
    for ballot in profile.distinct():
        doubled, tied = doubled_ranks(ballot, profile.items)
        ties += tied * ballot.count
        for item, rank in doubled.items():
            sums[item] += rank * ballot.count
    mean = people * (n + 1)
    spread = Fraction(sum((rank - mean) ** 2 for rank in sums.values()), 4)
    room = people**2 * (n**3 - n) - people * ties
    return Fraction(12) * spread / room if room else None


def within_groups(profile: Profile) -> dict[str, Fraction | None]:
    """Kendall's W among the people of each group, None where it has no meaning.

    For each group, not for the public: a group passes the disclosure gate before its W is shown.
    """
    return {
        group: kendall_w(Profile(profile.items, tuple(b for b in profile.ballots if b.group == group)))
        for group in profile.groups
    }


def between_groups(profile: Profile) -> Fraction | None:
    """Kendall's W among groups, each of them taken as one person who orders items by its own Borda count.

    Beside W over people it says whether disagreement lies between sectors or inside them. None for fewer than
    two groups or items.
    """
    orders = []
    for group in profile.groups:
        own = Profile(profile.items, tuple(b for b in profile.ballots if b.group == group))
        place = ranks(borda(own))
        orders.append(
            Ballot(tuple(tuple(i for i in place if place[i] == p) for p in sorted(set(place.values()))))
        )
    return kendall_w(Profile(profile.items, tuple(orders)))
