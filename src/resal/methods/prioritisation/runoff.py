"""Instant-runoff counting: the item with the fewest first places goes, round after round."""

from dataclasses import dataclass
from fractions import Fraction

from resal.methods.prioritisation.ballots import Profile
from resal.methods.prioritisation.ranks import natural


@dataclass(frozen=True, slots=True)
class Runoff:
    """`eliminated`: items in the order in which they went, the winner last. `rounds`: the votes of each round.

    `drawn`: items that went by their id, because neither their votes nor any earlier round told them apart.
    """

    eliminated: tuple[str, ...]
    rounds: tuple[dict[str, Fraction], ...]
    drawn: tuple[str, ...]

    @property
    def scores(self) -> dict[str, int]:
        return {item: place for place, item in enumerate(self.eliminated, start=1)}


def instant_runoff(profile: Profile) -> Runoff:
    """One item goes each round until one is left; a vote counts for the best item that is still there.

    Items tied best on a ballot share its vote; a ballot whose items are all gone counts no more. A tie for the
    fewest votes is broken by the latest earlier round in which the tied differ, then by id: the last id goes.
    Raises ValueError when there is no item.
    """
    if not profile.items:
        raise ValueError("instant runoff needs at least one item")
    piles = list(profile.distinct())
    left = set(profile.items)
    rounds: list[dict[str, Fraction]] = []
    eliminated: list[str] = []
    drawn: list[str] = []
    while left:
        votes = dict.fromkeys(sorted(left, key=natural), Fraction(0))
        for pile in piles:
            best = next((t for tier in pile.tiers if (t := [i for i in tier if i in left])), [])
            for item in best:
                votes[item] += Fraction(pile.count, len(best))
        rounds.append(votes)
        last, by_id = weakest(rounds)
        if by_id and len(left) > 1:
            drawn.append(last)
        eliminated.append(last)
        left.remove(last)
    return Runoff(tuple(eliminated), tuple(rounds), tuple(drawn))


def weakest(rounds: list[dict[str, Fraction]]) -> tuple[str, bool]:
    """The item that goes now, and whether only its id told it apart."""
    tied = list(rounds[-1])
    for votes in reversed(rounds):
        fewest = min(votes[item] for item in tied)
        tied = [item for item in tied if votes[item] == fewest]
        if len(tied) == 1:
            return tied[0], False
    return max(tied, key=natural), True
