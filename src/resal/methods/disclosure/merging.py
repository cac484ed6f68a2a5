"""Small sectors join their family, or the rest, before a vote opens."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from resal.methods.disclosure.gate import HARD_MINIMUM


def merge_small(
    voters: Mapping[str, int],
    family: Mapping[str, str],
    *,
    minimum: int = HARD_MINIMUM,
    rest: str = "autres",
) -> dict[str, str]:
    """The group in which each sector votes, so that every group has at least `minimum` voters.

    A sector under `minimum` brings its whole family together under the family's name, so that no sector is left
    to be found by subtraction. What is still too small joins `rest`; if `rest` itself stays too small, the
    smallest group joins it. With fewer than `minimum` voters in all there is one group, `rest`.
    Sectors without a voter have no group. Raises ValueError when minimum is under the hard minimum of 3,
    KeyError for a sector of no family.
    """
    if minimum < HARD_MINIMUM:
        raise ValueError(f"minimum must be {HARD_MINIMUM} or more, not {minimum}")
    present = {sector: n for sector, n in voters.items() if n > 0}
    together = {family[sector] for sector, n in present.items() if n < minimum}
    group = {sector: family[sector] if family[sector] in together else sector for sector in present}
    sizes = size_of(group, present)
    group = {sector: rest if sizes[own] < minimum else own for sector, own in group.items()}
    sizes = size_of(group, present)
    while 0 < sizes[rest] < minimum and len(sizes) > 1:
        smallest = min((name for name in sizes if name != rest), key=lambda name: (sizes[name], name))
        group = {sector: rest if own == smallest else own for sector, own in group.items()}
        sizes = size_of(group, present)
    return group


def size_of(group: Mapping[str, str], voters: Mapping[str, int]) -> Counter[str]:
    sizes: Counter[str] = Counter()
    for sector, own in group.items():
        sizes[own] += voters[sector]
    return sizes


def members_of(group: Mapping[str, str]) -> dict[str, list[str]]:
    """The sectors of each group, to say who votes together."""
    members: dict[str, list[str]] = defaultdict(list)
    for sector, own in sorted(group.items()):
        members[own].append(sector)
    return dict(members)
