"""Whether two names are the same person's, as people write them."""

import unicodedata
from collections.abc import Iterable


def same_person(name: str, others: Iterable[str]) -> bool:
    """Whether the name is one of the others, whatever its accents, capitals and spaces."""
    return bare(name) in {bare(other) for other in others}


def bare(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(c for c in letters if c.isalnum() or c.isspace()).split())
