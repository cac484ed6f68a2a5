"""Which members can be left out without changing the answer.

Somebody dominates another when she brings all that the other brings to this request, in the same sector, and comes
before her by (load, id): in any team the one can stand in for the other and the team is better. She is prevented only
by somebody who is already there: herself, or people of her organisation where a team may hold few of them. No best
team has more than `natural_size` people, so with that many ways to replace somebody, she is in no best team.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from resal.methods.matching.people import Member, Request

Key = tuple[str, tuple[int, ...]]


def promising(
    members: Sequence[Member], request: Request, size: int, *, listed: Iterable[str] = ()
) -> list[Member]:
    """The members among whom the best team of at most `size` is, by id; `listed` people stand in for nobody."""
    tied = set(listed).union(*request.incompatible, request.keeping)
    rank = sorted(members, key=lambda one: (one.permille(request.hours), one.id))
    first: list[tuple[Member, Key]] = []
    before: dict[Key, Counter[str]] = defaultdict(Counter)
    for one in rank:
        key = brought(one, request)
        seen = before[key]
        if one.id in request.keeping or not _enough(seen, request, size):
            first.append((one, key))
        if one.id not in tied:
            seen[one.org] += 1
    kept = [one for one, alone in zip(first, _undominated(first, tied, request, size), strict=True) if alone]
    return sorted((one for one, _key in kept), key=lambda one: one.id)


def brought(one: Member, request: Request) -> Key:
    """All that this request sees of somebody, besides her load and her organisation."""
    seen = [one.level(competence) for competence in request.named]
    seen += [language in one.languages for language in request.languages]
    if request.territory:
        seen.append(request.territory[0] in one.territories)
    sectors_count = request.must_sectors or request.target or request.min_sectors
    return (one.sector if sectors_count else "", tuple(seen))


def _enough(seen: Counter[str], request: Request, size: int) -> bool:
    if request.max_per_org is None:
        return seen.total() >= size
    return sum(min(request.max_per_org, people) for people in seen.values()) >= size


def _undominated(
    ranked: Sequence[tuple[Member, Key]], tied: set[str], request: Request, size: int
) -> list[bool]:
    kept = [True] * len(ranked)
    by_sector: dict[str, list[int]] = defaultdict(list)
    for place, (_one, (sector, _seen)) in enumerate(ranked):
        by_sector[sector].append(place)
    for places in by_sector.values():
        seen = np.array([ranked[place][1][1] for place in places], dtype=np.int8).reshape(len(places), -1)
        free = np.array([ranked[place][0].id not in tied for place in places])
        for row, place in enumerate(places):
            better = np.flatnonzero(free[:row] & (seen[:row] >= seen[row]).all(axis=1))
            if len(better) < size or ranked[place][0].id in request.keeping:
                continue
            orgs = Counter(ranked[places[other]][0].org for other in better)
            kept[place] = not _enough(orgs, request, size)
    return kept
