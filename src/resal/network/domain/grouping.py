"""Which organisations are told together: sectors, or their families, so that none is told alone."""

from collections import Counter
from collections.abc import Mapping

from resal.methods.disclosure import PUBLIC, merge_small

FEWEST = 5
"""Fewest organisations of a group, and fewest ties that reach it, for it to be shown."""
REST = "autres"


def groups_of(sector: Mapping[int, str], family: Mapping[str, str]) -> dict[int, str]:
    """The group of each organisation: "sector:police", "family:health" or "autres".

    A family in which a sector is too small is told as one; families that are too small are told as the rest.
    """
    sizes = Counter(sector.values())
    merged = merge_small(sizes, {name: f"family:{family[name]}" for name in sizes}, minimum=FEWEST, rest=REST)
    prefix = {name: f"sector:{name}" if own == name else own for name, own in merged.items()}
    return {organisation: prefix[name] for organisation, name in sector.items()}


def shown_groups(ties: Mapping[str, int], sizes: Mapping[str, int]) -> set[str]:
    """The groups whose figures may be shown: enough organisations, enough ties; never one alone left out."""
    enough = {group: ties[group] if sizes[group] >= FEWEST else 0 for group in sizes}
    return set(PUBLIC.counts(enough).shown)
