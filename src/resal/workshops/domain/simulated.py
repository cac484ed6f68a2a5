"""What simulated people do in a rehearsal: plausible, and nobody's."""

import random
from collections.abc import Sequence


def ballot_of(issues: Sequence[int], choices: int, sector: str, chance: random.Random) -> list[int]:
    """People of one sector lean the same way; some give fewer choices than they may."""
    leaning = random.Random(sector)  # noqa: S311 - a rehearsal has no secret
    liked = {issue: leaning.random() + chance.random() for issue in issues}
    given = choices if chance.random() < 0.8 else chance.randint(1, choices)
    return sorted(issues, key=lambda issue: -liked[issue])[:given]
