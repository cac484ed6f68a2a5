"""The three lengths of an activity: what, in which order, how many minutes. Each one can be edited."""

from collections.abc import Sequence

from resal.workshops.enums import Script, StepKind

Line = tuple[StepKind, int]

K = StepKind
LINES: dict[Script, tuple[Line, ...]] = {
    Script.EXPRESS: (
        (K.WELCOME, 3),
        (K.QUESTION, 2),
        (K.MERGE, 5),
        (K.VOTE_1, 5),
        (K.DIVERGENCE, 5),
        (K.DECISION, 5),
        (K.COMMITMENTS, 5),
    ),
    Script.SHORT: (
        (K.WELCOME, 8),
        (K.PORTRAIT, 7),
        (K.QUESTION, 5),
        (K.IDEAS, 8),
        (K.MERGE, 27),
        (K.VOTE_1, 8),
        (K.BREAK, 10),
        (K.DIVERGENCE, 12),
        (K.VOTE_2, 5),
        (K.BLOCKS, 8),
        (K.DECISION, 10),
        (K.COMMITMENTS, 7),
    ),
    Script.FULL: (
        (K.WELCOME, 15),
        (K.PORTRAIT, 20),
        (K.QUESTION, 5),
        (K.IDEAS, 10),
        (K.MERGE, 45),
        (K.VOTE_1, 10),
        (K.BREAK, 15),
        (K.DIVERGENCE, 25),
        (K.VOTE_2, 10),
        (K.BLOCKS, 15),
        (K.DECISION, 20),
        (K.COMMITMENTS, 10),
    ),
}
SLACK: dict[Script, int] = {Script.EXPRESS: 5, Script.SHORT: 5, Script.FULL: 10}
LONGEST = 120


def total(lines: Sequence[Line], slack: int) -> int:
    """Minutes of the whole, slack included."""
    return sum(minutes for _kind, minutes in lines) + slack


def missing(kinds: Sequence[StepKind]) -> tuple[StepKind, ...]:
    """The steps that could be added."""
    return tuple(kind for kind in StepKind if kind not in kinds)


# What cannot stand before what: a vote needs its ideas, a decision needs its vote.
BEFORE: tuple[tuple[StepKind, StepKind], ...] = (
    (K.WELCOME, K.VOTE_1),
    (K.QUESTION, K.VOTE_1),
    (K.IDEAS, K.MERGE),
    (K.MERGE, K.VOTE_1),
    (K.VOTE_1, K.DIVERGENCE),
    (K.VOTE_1, K.VOTE_2),
    (K.DIVERGENCE, K.VOTE_2),
    (K.VOTE_1, K.BLOCKS),
    (K.VOTE_1, K.DECISION),
    (K.VOTE_2, K.DECISION),
    (K.DECISION, K.COMMITMENTS),
)


def out_of_order(kinds: Sequence[StepKind]) -> tuple[StepKind, StepKind] | None:
    """The first pair that stands the wrong way round, None when the order holds."""
    place = {kind: position for position, kind in enumerate(kinds)}
    for first, then in BEFORE:
        if first in place and then in place and place[first] > place[then]:
            return first, then
    return None


def lacks(kinds: Sequence[StepKind]) -> StepKind | None:
    """The first step without which there is no activity: a welcome, a vote, a decision."""
    for kind in (K.WELCOME, K.VOTE_1, K.DECISION):
        if kind not in kinds:
            return kind
    return None
