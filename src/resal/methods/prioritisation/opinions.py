"""Opinion groups from agree, disagree and pass: found, tested for stability, and only then described.

Small, Bjorkegren, Erkkilä, Shaw and Megill 2021, Polis: Scaling Deliberation by Mapping High Dimensional Opinion
Spaces, Recerca 26(2); group-aware consensus and representative statements as the Polis software defines them.
Silhouette: Rousseeuw 1987, J. Comput. Appl. Math. 20: 53–65; adjusted Rand index: Hubert and Arabie 1985, J. of
Classification 2: 193–218; its use on resamples: Hennig 2007, Comput. Statist. Data Anal. 52: 258–271.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
FEWEST_VOTES = 7
FEWEST_PLACED = 40
FEWEST_IN_GROUP = 5
STABLE = 0.75
MOST_GROUPS = 5
STARTS = 10
STARTS_AGAIN = 3
ITERATIONS = 50
SIGNIFICANT = 1.2816


@dataclass(frozen=True, slots=True)
class Groups:
    """`placed` (people,): who voted on enough statements; `label` (placed people,): each one's group, the largest
    being 0; `silhouette` of that partition; `ari`: median adjusted Rand index over resamples of people; `stable`:
    the groups may be shown."""

    placed: NDArray[np.bool_]
    label: Ints
    silhouette: float
    ari: float
    stable: bool


def find_groups(votes: Floats, *, draws: int = 100, seed: int = 1) -> Groups:
    """Groups of people who vote alike; `votes` (people, statements): 1, −1, 0, NaN for unseen.

    People with at least 7 votes (or all statements) are placed on the two first principal components, unseen votes
    being replaced by the statement's mean and each person's place stretched by the square root of the share of
    statements unseen; k-means for 2 to 5 groups, the k with the best silhouette. Stable: at least 40 people placed,
    5 in every group, and a median adjusted Rand index of .75 between these groups and those that the whole search,
    the choice of k with it, finds in resamples of the people.
    """
    chance = np.random.default_rng(seed)
    placed = (~np.isnan(votes)).sum(axis=1) >= min(FEWEST_VOTES, votes.shape[1])
    own = votes[placed]
    people = len(own)
    if people < 2 * FEWEST_IN_GROUP:
        return Groups(placed, np.zeros(people, dtype=np.int64), 0.0, 0.0, stable=False)
    label, width = partition(project(own), STARTS, chance)
    agreements = []
    for _ in range(draws):
        drawn = chance.integers(0, people, size=people)
        again, _ = partition(project(own[drawn]), STARTS_AGAIN, chance)
        agreements.append(adjusted_rand(label[drawn], again))
    ari = float(np.median(agreements))
    smallest = np.bincount(label).min()
    stable = people >= FEWEST_PLACED and smallest >= FEWEST_IN_GROUP and ari >= STABLE
    return Groups(placed, label, width, ari, stable=bool(stable))


def project(votes: Floats) -> Floats:
    """Matrix (people, 2): places on the two directions in which people differ most."""
    seen = ~np.isnan(votes)
    count = seen.sum(axis=0)
    mean = np.divide(
        np.where(seen, votes, 0).sum(axis=0), count, out=np.zeros(votes.shape[1]), where=count > 0
    )
    centred = np.where(seen, votes - mean, 0)
    _, _, directions = np.linalg.svd(centred, full_matrices=False)
    stretch = np.sqrt(votes.shape[1] / np.maximum(seen.sum(axis=1), 1))
    places: Floats = centred @ directions[:2].T * stretch[:, None]
    return places


def partition(points: Floats, starts: int, chance: np.random.Generator) -> tuple[Ints, float]:
    """The groups, the largest being 0, for the k with the widest silhouette, and that silhouette."""
    apart = np.sqrt(squared(points, points))
    tries = [k_means(points, k, starts, chance) for k in range(2, MOST_GROUPS + 1)]
    width = [silhouette(apart, label) for label in tries]
    best = int(np.argmax(width))
    return largest_first(tries[best]), width[best]


def k_means(points: Floats, k: int, starts: int, chance: np.random.Generator) -> Ints:
    """Labels 0 to k − 1 of the best of several starts (Lloyd's iterations from k-means++ seeds)."""
    best, least = np.zeros(len(points), dtype=np.int64), np.inf
    numbers = np.arange(k)
    for _ in range(starts):
        centres = seeds(points, k, chance)
        label = np.full(len(points), -1)
        for _ in range(ITERATIONS):
            apart = squared(points, centres)
            before, label = label, apart.argmin(axis=1)
            if np.array_equal(before, label):
                break
            member = (label[:, None] == numbers).astype(np.float64)
            size = member.sum(axis=0)
            centres = np.where(size[:, None] > 0, member.T @ points / np.maximum(size, 1)[:, None], centres)
        inside = float(apart.min(axis=1).sum())
        if inside < least:
            best, least = label, inside
    return best


def seeds(points: Floats, k: int, chance: np.random.Generator) -> Floats:
    chosen = [int(chance.integers(len(points)))]
    apart = squared(points, points[chosen])[:, 0]
    while len(chosen) < k:
        reach = np.cumsum(apart)
        place = int(np.searchsorted(reach, chance.random() * reach[-1], side="right"))
        chosen.append(min(place, len(points) - 1))
        apart = np.minimum(apart, squared(points, points[chosen[-1:]])[:, 0])
    return points[chosen]


def squared(points: Floats, centres: Floats) -> Floats:
    """Squared distances (points, centres)."""
    length, other = (points * points).sum(axis=1), (centres * centres).sum(axis=1)
    apart: Floats = np.maximum(length[:, None] + other[None, :] - 2 * points @ centres.T, 0)
    return apart


def silhouette(apart: Floats, label: Ints) -> float:
    """Mean silhouette width, −1 to 1, from the distances between people (people, people).

    0 for a person alone in a group, −1 when there is one group only.
    """
    groups = np.unique(label)
    if len(groups) < 2:
        return -1.0
    sums = np.stack([apart[:, label == group].sum(axis=1) for group in groups], axis=1)
    size = np.array([(label == group).sum() for group in groups])
    mine = np.searchsorted(groups, label)
    rows = np.arange(len(apart))
    inside = sums[rows, mine] / np.maximum(size[mine] - 1, 1)
    others = sums / size
    others[rows, mine] = np.inf
    outside = others.min(axis=1)
    widest = np.maximum(inside, outside)
    width = np.divide(outside - inside, widest, out=np.zeros(len(apart)), where=widest > 0)
    return float(np.where(size[mine] > 1, width, 0).mean())


def adjusted_rand(one: Ints, other: Ints) -> float:
    """How far two partitions agree: 1 the same, 0 what chance gives."""
    table = np.zeros((one.max() + 1, other.max() + 1), dtype=np.int64)
    np.add.at(table, (one, other), 1)

    def pairs(n: Ints) -> float:
        return float((n * (n - 1) / 2).sum())

    both, first, second = pairs(table), pairs(table.sum(axis=1)), pairs(table.sum(axis=0))
    total = len(one) * (len(one) - 1) / 2
    expected = first * second / total
    room = (first + second) / 2 - expected
    return (both - expected) / room if room else 1.0


def largest_first(label: Ints) -> Ints:
    order = np.argsort(-np.bincount(label), kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return place[label]


def consensus(votes: Floats, label: Ints) -> Floats:
    """Group-aware consensus (statements,): the product over groups of (agreed + 1) / (voted + 2)."""
    shares = np.ones(votes.shape[1])
    for group in np.unique(label):
        own = votes[label == group]
        shares *= ((own == 1).sum(axis=0) + 1) / ((~np.isnan(own)).sum(axis=0) + 2)
    return shares


def representative(votes: Floats, label: Ints, group: int, most: int = 5) -> list[tuple[int, bool]]:
    """Places of the statements that best tell a group from the others, and whether it agrees with them.

    Both tests at one-sided 10 %: the group's share against one half, and against the others' share; ordered by
    the product of both shares' ratio, both tests and the share.
    """
    own, others = votes[label == group], votes[label != group]
    found: list[tuple[float, int, bool]] = []
    for agrees in (True, False):
        said, said_else = (
            (own == (1 if agrees else -1)).sum(axis=0),
            (others == (1 if agrees else -1)).sum(axis=0),
        )
        seen, seen_else = (~np.isnan(own)).sum(axis=0), (~np.isnan(others)).sum(axis=0)
        share, share_else = (said + 1) / (seen + 2), (said_else + 1) / (seen_else + 2)
        alone = 2 * np.sqrt(seen + 1) * ((said + 1) / (seen + 1) - 0.5)
        against = two_shares(said + 1, seen + 1, said_else + 1, seen_else + 1)
        worth = share / share_else * against * share * alone
        found += [
            (-float(worth[n]), n, agrees)
            for n in np.flatnonzero((alone > SIGNIFICANT) & (against > SIGNIFICANT)).tolist()
        ]
    return [(n, agrees) for _, n, agrees in sorted(found)[:most]]


def two_shares(said: Ints, seen: Ints, said_else: Ints, seen_else: Ints) -> Floats:
    """z of the difference of two shares, with one pooled share."""
    pooled = (said + said_else) / (seen + seen_else)
    error = np.sqrt(pooled * (1 - pooled) * (1 / seen + 1 / seen_else))
    z: Floats = np.divide(
        said / seen - said_else / seen_else, error, out=np.zeros(len(said)), where=error > 0
    )
    return z
