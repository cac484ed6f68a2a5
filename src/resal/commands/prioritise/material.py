"""What a file can hold, once read."""

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from resal.methods.prioritisation.ballots import Profile


@dataclass(frozen=True, slots=True)
class Election:
    """Ranked ballots. `excluded` blank ballots are left out of `profile`.

    `approved` holds the approvals of a file of categories, blank ballots included; `voters` who gave each ballot,
    where the file says it.
    """

    profile: Profile
    labels: dict[str, str]
    excluded: int = 0
    approved: Profile | None = None
    voters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One grade: by whom, of which sector, for which item, under which criterion ("" when there is one only)."""

    voter: str
    sector: str | None
    item: str
    value: Fraction
    criterion: str


@dataclass(frozen=True, slots=True)
class Ratings:
    """Grades in the order of the file; `excluded` voters gave none at all; `before` are those of the last round."""

    scores: tuple[Score, ...]
    items: tuple[str, ...]
    criteria: tuple[str, ...]
    voters: dict[str, str | None]
    excluded: int
    before: "Ratings | None" = None


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices between two items: doubled wins by pair of items (a tie is one for each); `voters` is None when
    the file only holds counts."""

    items: tuple[str, ...]
    doubled: Counter[tuple[str, str]]
    voters: int | None


@dataclass(frozen=True, slots=True)
class Budget:
    """Projects with their costs, votes by approval, and the money there is."""

    costs: dict[str, int]
    labels: dict[str, str]
    votes: Counter[frozenset[str]]
    money: int
    excluded: int


@dataclass(frozen=True, slots=True)
class Opinions:
    """Statements by people: 1 agree, −1 disagree, 0 pass, None unseen."""

    statements: tuple[str, ...]
    votes: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Ratios:
    """A square table: how many times more each item matters than each other."""

    items: tuple[str, ...]
    rows: tuple[tuple[float, ...], ...]


Material = Election | Ratings | Choices | Budget | Opinions | Ratios
