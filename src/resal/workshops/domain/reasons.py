"""« Pourquoi cet ordre » : what both countings, their tiers and the other methods say of one closed vote.

Only orders and groups of issues come out, and words rather than counts. Under ten ballots nothing does: one ballot
would weigh too much in each answer. Where the gate keeps a group back, nothing is computed by group at all: the same
ballots dealt otherwise between the groups would read the same.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from resal.methods.disclosure import Gate
from resal.methods.prioritisation.ballots import Profile, in_order
from resal.methods.prioritisation.contrast import contrast
from resal.methods.prioritisation.kemeny import NotProved, kemeny
from resal.methods.prioritisation.pairs import schulze
from resal.methods.prioritisation.positional import borda, plurality, points
from resal.methods.prioritisation.ranks import labels, ordered, ranks
from resal.methods.prioritisation.robustness import fewest_to_change
from resal.methods.prioritisation.runoff import instant_runoff
from resal.methods.prioritisation.tiers import RankSets, rank_sets
from resal.workshops.domain.results import AGREEMENT_FROM, Cast, view_of

Floats = NDArray[np.float64]
Scores = Mapping[str, Fraction] | Mapping[str, int]

PLACES = 5
LEVEL = 0.9
MOST_DRAWS, FEWER_DRAWS, LARGE = 999, 299, 6000
KEMENY_SECONDS = 1.0
LONG = 3
METHODS = ("points", "borda", "schulze", "kemeny", "runoff", "plurality")


@dataclass(frozen=True, slots=True)
class Tier:
    """Issues that the ballots do not set apart. The first is « groupe de tête », the others « à départager »."""

    issues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """What one method says: the issues of its first five ranks, with their labels."""

    code: str
    order: tuple[tuple[int, str], ...]

    @property
    def first(self) -> tuple[int, ...]:
        return tuple(issue for issue, label in self.order if label in ("1", "1="))


@dataclass(frozen=True, slots=True)
class Reasons:
    """`moved`: issues whose tier changes from one counting to the other. `balanced_tiers`, `unites` and
    `divides` are empty with a single group."""

    voters: int
    tiers: tuple[Tier, ...] = ()
    balanced_tiers: tuple[Tier, ...] = ()
    moved: tuple[int, ...] = ()
    methods: tuple[Method, ...] = ()
    unites: tuple[int, ...] = ()
    divides: tuple[int, ...] = ()

    @property
    def told(self) -> bool:
        return bool(self.tiers)

    @property
    def winners(self) -> tuple[int, ...]:
        """The issues that at least one method puts first."""
        return tuple(sorted({issue for method in self.methods for issue in method.first}))


@dataclass(frozen=True, slots=True)
class Solidity:
    """For whoever runs the room: does the order hang on little? `without`: for each group that the result
    already speaks of, the issues that would enter or leave the head group. `hangs_on`: how many absences would
    bring another issue among the first, in a word (an exact number is an equation on the ballots). `burst`:
    more ballots are identical than long ballots usually are."""

    without: dict[str, tuple[int, ...]] = field(default_factory=dict)
    hangs_on: str = ""
    burst: bool = False


def reasons(ballots: Sequence[Cast], issues: Sequence[int], *, k: int, gate: Gate) -> Reasons:
    """Everything that may be said of why the order is what it is; two issues and ten ballots at least."""
    if len(ballots) < AGREEMENT_FROM or len(issues) < 2:
        return Reasons(len(ballots))
    view = view_of(ballots, gate)
    several = view.balanced and len(view.shown) > 1 and not view.hidden
    scores, groups = scores_of(ballots, issues, k), [cast.group if several else "" for cast in ballots]
    raw = _tiers(_sets(scores, groups, None), issues)
    even = _tiers(_sets(scores, groups, _even(groups)), issues) if several else ()
    unites, divides = _contrast(scores, groups, issues) if several else ((), ())
    return Reasons(
        voters=len(ballots),
        tiers=raw,
        balanced_tiers=even,
        moved=_moved(raw, even) if several else (),
        methods=_methods(ballots, issues, k),
        unites=unites,
        divides=divides,
    )


def solidity(
    ballots: Sequence[Cast], issues: Sequence[int], result: Mapping[str, Any], *, k: int
) -> Solidity:
    """What the head of the order hangs on: without each of the groups of which `result` already speaks, and in
    how few absences; nothing where it kept the balanced order back."""
    if len(ballots) < AGREEMENT_FROM or len(issues) < 2 or result["balance_kept_back"]:
        return Solidity()
    shown = [line["group"] for line in result["sectors"]]
    scores, groups = scores_of(ballots, issues, k), np.asarray([cast.group for cast in ballots])
    head = _head(scores)
    without = {
        group: tuple(sorted(issues[place] for place in head ^ _head(scores[groups != group])))
        for group in shown
    }
    fewest = fewest_to_change(scores, min(PLACES, len(issues) - 1))
    return Solidity(without=without, hangs_on=_hangs_on(fewest, len(ballots)), burst=_burst(ballots, k))


def scores_of(ballots: Sequence[Cast], issues: Sequence[int], k: int) -> Floats:
    """Matrix (people, issues): k points for the first choice down to one, nought for what was not chosen."""
    column = {issue: place for place, issue in enumerate(issues)}
    scores = np.zeros((len(ballots), len(issues)))
    for row, cast in enumerate(ballots):
        for place, issue in enumerate(cast.choices):
            scores[row, column[issue]] = k - place
    return scores


def _sets(scores: Floats, groups: Sequence[str], weights: Floats | None) -> RankSets:
    """People in one order whatever order they come in, so that the same ballots give the same tiers."""
    strata = np.unique(np.asarray(groups), return_inverse=True)[1].astype(np.int64)
    order = np.lexsort((*scores.T, strata))
    draws = MOST_DRAWS if scores.size <= LARGE else FEWER_DRAWS
    share = None if weights is None else weights[order]
    return rank_sets(scores[order], strata[order], weights=share, level=LEVEL, draws=draws)


def _even(groups: Sequence[str]) -> Floats:
    size = Counter(groups)
    return np.asarray([1 / (len(size) * size[group]) for group in groups])


def _head(scores: Floats) -> set[int]:
    return set(_sets(scores, [""] * len(scores), None).tiers[0])


def _hangs_on(fewest: int | None, voters: int) -> str:
    """« tie », « little » (a tenth of the room at most), « some » (a quarter), « much »."""
    if fewest is None:
        return "tie"
    return "little" if 10 * fewest <= voters else "some" if 4 * fewest <= voters else "much"


def _burst(ballots: Sequence[Cast], k: int) -> bool:
    """Long ballots that a quarter of the room filled in alike: colleagues of one mind, or one person's copies."""
    if k < LONG:
        return False
    whole = Counter(cast.choices for cast in ballots if len(cast.choices) == k)
    return 4 * max(whole.values(), default=0) >= len(ballots)


def _tiers(found: RankSets, issues: Sequence[int]) -> tuple[Tier, ...]:
    return tuple(Tier(tuple(issues[place] for place in tier)) for tier in found.tiers)


def _moved(raw: Sequence[Tier], even: Sequence[Tier]) -> tuple[int, ...]:
    place = {issue: number for number, tier in enumerate(raw) for issue in tier.issues}
    other = {issue: number for number, tier in enumerate(even) for issue in tier.issues}
    return tuple(sorted(issue for issue in place if place[issue] != other[issue]))


def _contrast(
    scores: Floats, groups: Sequence[str], issues: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Issues that bring the groups together and that set them apart."""
    numbers = np.unique(np.asarray(groups), return_inverse=True)[1].astype(np.int64)
    order = np.lexsort((*scores.T, numbers))
    found = contrast(scores[order], numbers[order], min(PLACES, len(issues) - 1))
    return tuple(issues[place] for place in found.unites), tuple(issues[place] for place in found.divides)


def _methods(ballots: Sequence[Cast], issues: Sequence[int], k: int) -> tuple[Method, ...]:
    given = tuple(in_order([str(issue) for issue in cast.choices]) for cast in ballots)
    profile = Profile(tuple(str(issue) for issue in issues), given)
    found: dict[str, Scores] = {
        "points": points(profile, k),
        "borda": borda(profile),
        "schulze": schulze(profile),
        "runoff": instant_runoff(profile).scores,
        "plurality": plurality(profile),
    }
    with suppress(NotProved):  # told by its absence: too many issues to prove the best order in a second
        found["kemeny"] = kemeny(profile, KEMENY_SECONDS).scores
    return tuple(_method(code, found[code]) for code in METHODS if code in found)


def _method(code: str, scores: Scores) -> Method:
    rank = ranks(scores)
    label = labels(rank)
    return Method(code, tuple((int(item), label[item]) for item in ordered(rank) if rank[item] <= PLACES))
