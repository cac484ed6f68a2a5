"""Jeffreys' interval for a proportion, beside Wilson's in `shares`."""

from scipy.stats import beta


def jeffreys(part: int, whole: int, level: float = 0.95) -> tuple[float, float] | None:
    """Equal-tailed interval of the Beta(part + ½, whole − part + ½) posterior; 0 and 1 where part is at an end.

    Brown, Cai and DasGupta 2001, Statistical Science 16: 101–133, section 4.3. None when whole is 0. Raises
    ValueError when part is not between 0 and whole, or level not between 0 and 1.
    """
    if not 0 <= part <= whole or not 0 < level < 1:
        raise ValueError("part must lie between 0 and whole, level between 0 and 1")
    if whole == 0:
        return None
    tail = (1 - level) / 2
    low, high = beta.ppf((tail, 1 - tail), part + 0.5, whole - part + 0.5)
    return 0.0 if part == 0 else float(low), 1.0 if part == whole else float(high)
