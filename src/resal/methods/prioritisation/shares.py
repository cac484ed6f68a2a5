"""How sure a share of people is: intervals for a proportion."""

from math import sqrt
from statistics import NormalDist


def wilson(part: int, whole: int, level: float = 0.95) -> tuple[float, float] | None:
    """Wilson's score interval for part / whole at the two-sided level (Wilson 1927, JASA 22: 209–212).

    None when whole is 0. Raises ValueError when part is not between 0 and whole, or level not between 0 and 1.
    """
    if not 0 <= part <= whole:
        raise ValueError(f"part must lie between 0 and {whole}, not {part}")
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, not {level}")
    if whole == 0:
        return None
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = part / whole
    spread = z * sqrt(share * (1 - share) / whole + z * z / (4 * whole * whole))
    centre, scale = share + z * z / (2 * whole), 1 + z * z / whole
    low, high = (centre - spread) / scale, (centre + spread) / scale
    return 0.0 if part == 0 else low, 1.0 if part == whole else high
