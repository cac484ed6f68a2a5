"""What a closed round may say: orders with ties, scores to one decimal at most, no points, no mentions."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from resal.methods.disclosure import HARD_MINIMUM, Gate, View, carried_by
from resal.methods.prioritisation.ballots import Ballot, Profile, in_order
from resal.methods.prioritisation.positional import by_group, points_of
from resal.methods.prioritisation.ranks import labels, movement, ordered, ranks
from resal.methods.prioritisation.rounds import Count, Line, count
from resal.methods.prioritisation.weights import balanced_weights

AGREEMENT_FROM = 10
"""Fewest ballots under which the agreement W is said: below, one ballot weighs too much in it."""


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot as the round keeps it: the group in which it is counted, numbers of issues in order."""

    group: str
    choices: tuple[int, ...]


def result_of(ballots: Sequence[Cast], issues: Sequence[int], *, k: int, gate: Gate) -> dict[str, Any]:
    """The frozen result, ready to be kept as JSON. Under three ballots there is an end, and no order.

    Where a small group voted as one, nothing is said by group, nor the agreement W: beside the order of the room,
    the balanced order would sometimes say what that group voted, and so what each of its people did.
    """
    if len(ballots) < HARD_MINIMUM:
        return {"voters": len(ballots), "withheld": True, "lines": [], "sectors": [], "agreement": None}
    counted = count(_profile(ballots), [str(issue) for issue in issues], k)
    view = view_of(ballots, gate)
    kept_back = counted.groups > 1 and bool(gate.of_one_mind(sizes_of(ballots), _alike(ballots)))
    balanced = counted.groups > 1 and not kept_back
    return {
        "voters": counted.voters,
        "withheld": False,
        "k": k,
        "is_balanced": balanced,
        "balance_kept_back": kept_back,
        "effective": _effective(sizes_of(ballots), gate) if balanced else None,
        "lines": [_line(line, counted, balanced=balanced, scored=view.balanced) for line in counted.lines],
        "sectors": _sectors(ballots, issues, view.shown, k=k) if balanced else [],
        "agreement": None if kept_back else _agreement(counted),
    }


def movements(before: Mapping[str, Any], after: Mapping[str, Any], places: int) -> list[dict[str, Any]]:
    """How each issue moved from one result to the next, in the raw order."""
    return [
        {"issue": int(move.item), "change": move.change, "enters": move.enters, "leaves": move.leaves}
        for move in movement(_ranks_of(before), _ranks_of(after), places)
    ]


def differs(result: Mapping[str, Any]) -> list[int]:
    """The issues that the two orders place differently: what there is to talk about."""
    return [line["issue"] for line in result["lines"] if line["differs"]]


def leading(result: Mapping[str, Any], places: int = 5) -> list[int]:
    """The issues at the head of the raw or of the balanced order, in raw order, ties kept whole."""
    return [
        line["issue"]
        for line in result["lines"]
        if line["rank"] <= places or (line["balanced_rank"] or places + 1) <= places
    ]


def view_of(ballots: Sequence[Cast], gate: Gate) -> View:
    """Which groups may be shown, and whether balanced scores may stand beside the order of all."""
    return gate.per_group(sizes_of(ballots), unanimous=_alike(ballots))


def sizes_of(ballots: Iterable[Cast]) -> dict[str, int]:
    return dict(Counter(cast.group for cast in ballots))


def _line(line: Line, counted: Count, *, balanced: bool, scored: bool) -> dict[str, Any]:
    carried = carried_by(line.groups, counted.groups) if balanced else None
    return {
        "issue": int(line.item),
        "rank": line.rank,
        "label": line.rank_label,
        "balanced_rank": line.balanced_rank if balanced else None,
        "balanced_label": line.balanced_label if balanced else None,
        "score": one_decimal(line.balanced) if scored and balanced else None,
        "carried": carried.value if carried else "",
        "differs": balanced and line.rank != line.balanced_rank,
    }


def _sectors(
    ballots: Sequence[Cast], issues: Sequence[int], shown: Sequence[str], *, k: int
) -> list[dict[str, Any]]:
    """The order of each group that the gate lets through, beside the order of all."""
    profile = Profile(tuple(str(issue) for issue in issues), tuple(_profile(ballots)))
    means = by_group(profile, lambda ballot: points_of(ballot, k))
    return [{"group": group, "order": _order(means[group])} for group in shown]


def _order(scores: Mapping[str, Fraction]) -> list[dict[str, Any]]:
    """The five first of a group, by rank; an issue that nobody of it named is not said."""
    rank = ranks(scores)
    label = labels(rank)
    named = [item for item in ordered(rank) if scores[item] > 0 and rank[item] <= 5]
    return [{"issue": int(item), "label": label[item]} for item in named]


def _alike(ballots: Iterable[Cast]) -> set[str]:
    """The groups in which everybody gave the same ballot: their order would be each one's ballot."""
    given: dict[str, set[tuple[int, ...]]] = {}
    for cast in ballots:
        given.setdefault(cast.group, set()).add(cast.choices)
    return {group for group, choices in given.items() if len(choices) == 1}


def _agreement(counted: Count) -> float | None:
    if counted.voters < AGREEMENT_FROM or counted.kendall_w is None:
        return None
    return round(float(counted.kendall_w), 2)


def _effective(sizes: Mapping[str, int], gate: Gate) -> int | None:
    """Kish’s effective number of people; with the number of all it tells how small a group is: not of small ones."""
    if min(sizes.values()) < gate.threshold:
        return None
    return round(balanced_weights(sizes).effective)


def one_decimal(score: Fraction | None) -> float | None:
    """Half away from zero, as people round."""
    return None if score is None else int(score * 10 + Fraction(1, 2)) / 10


def _profile(ballots: Iterable[Cast]) -> list[Ballot]:
    return [in_order([str(issue) for issue in cast.choices], group=cast.group) for cast in ballots]


def _ranks_of(result: Mapping[str, Any]) -> dict[str, int]:
    return {str(line["issue"]): line["rank"] for line in result["lines"]}
