"""Counts that add up what each place of a ballot is worth, in exact fractions."""

from collections.abc import Callable
from fractions import Fraction

from resal.methods.prioritisation.ballots import Ballot, Profile

Worth = Callable[[Ballot], dict[str, Fraction]]


def points_of(ballot: Ballot, k: int) -> dict[str, Fraction]:
    """What one person gives to each item named: place p earns k + 1 − p, never less than 0.

    Tied places share the mean of the places that they fill together.
    """
    given: dict[str, Fraction] = {}
    place = 1
    for tier in ballot.tiers:
        filled = sum(max(0, k + 1 - p) for p in range(place, place + len(tier)))
        given |= dict.fromkeys(tier, Fraction(filled, len(tier)))
        place += len(tier)
    return given


def borda_of(ballot: Ballot, items: tuple[str, ...]) -> dict[str, Fraction]:
    """What one person gives to every item: n − 1 for the first of n down to 0, ties share their mean.

    Items that the ballot does not name are tied last. Equal to half the sum of (items beaten − items that
    beat it) + (n − 1) / 2, the "tournament" form: a tie is half a win for both.
    """
    named = set(ballot.named)
    rest = tuple(item for item in items if item not in named)
    return points_of(Ballot((*ballot.tiers, rest) if rest else ballot.tiers), len(items) - 1)


def first_of(ballot: Ballot) -> dict[str, Fraction]:
    """One vote, shared equally by the items tied first."""
    first = ballot.tiers[0] if ballot.tiers else ()
    return dict.fromkeys(first, Fraction(1, len(first))) if first else {}


def approved_of(ballot: Ballot, tiers: int | None) -> dict[str, Fraction]:
    """One for every item in the first `tiers` tiers, all that are named when None."""
    return {item: Fraction(1) for tier in ballot.tiers[:tiers] for item in tier}


def total(profile: Profile, worth: Worth) -> dict[str, Fraction]:
    """The sum over people of what each gives: one person, one vote."""
    scores = dict.fromkeys(profile.items, Fraction(0))
    for ballot in profile.distinct():
        for item, given in worth(ballot).items():
            scores[item] += given * ballot.count
    return scores


def by_group(profile: Profile, worth: Worth) -> dict[str, dict[str, Fraction]]:
    """The mean gift per person of each group; people without a group are in none."""
    means: dict[str, dict[str, Fraction]] = {}
    for group in profile.groups:
        own = Profile(profile.items, tuple(b for b in profile.ballots if b.group == group))
        means[group] = {item: score / own.voters for item, score in total(own, worth).items()}
    return means


def balanced(profile: Profile, worth: Worth) -> dict[str, Fraction]:
    """The mean of the groups' means: every group weighs the same, whatever its number of voters.

    Raises ValueError when no ballot has a group.
    """
    means = by_group(profile, worth)
    if not means:
        raise ValueError("a balanced score needs ballots with groups")
    return {item: sum((m[item] for m in means.values()), Fraction(0)) / len(means) for item in profile.items}


def mentions(profile: Profile) -> dict[str, int]:
    """How many people named each item."""
    return {item: int(n) for item, n in total(profile, lambda ballot: approved_of(ballot, None)).items()}


def groups_naming(profile: Profile) -> dict[str, int]:
    """In how many groups at least one person named each item."""
    naming: dict[str, set[str]] = {item: set() for item in profile.items}
    for ballot in profile.ballots:
        for item in ballot.named if ballot.group is not None else ():
            naming[item].add(str(ballot.group))
    return {item: len(groups) for item, groups in naming.items()}


def points(profile: Profile, k: int | None = None) -> dict[str, Fraction]:
    """Points k to 1 for a ballot's places, 0 for the unranked; k is the longest ballot when not given."""
    most = profile.longest if k is None else k
    return total(profile, lambda ballot: points_of(ballot, most))


def borda(profile: Profile) -> dict[str, Fraction]:
    """Borda (1781): n − 1 … 0, ties share, unranked tied last."""
    return total(profile, lambda ballot: borda_of(ballot, profile.items))


def plurality(profile: Profile) -> dict[str, Fraction]:
    """First places; items tied first share one vote."""
    return total(profile, first_of)


def approval(profile: Profile, tiers: int | None = None) -> dict[str, Fraction]:
    """People who approve each item: named in the first `tiers` tiers, anywhere when None."""
    return total(profile, lambda ballot: approved_of(ballot, tiers))
