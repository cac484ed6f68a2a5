"""How a typed word meets a known one: accents, capitals, hyphens and points weigh nothing."""

import re
from functools import lru_cache

from resal.core.collation import fold

NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    """« Montréal–Nord » as "montreal nord"."""
    return NOT_A_LETTER.sub(" ", fold(text)).strip()
