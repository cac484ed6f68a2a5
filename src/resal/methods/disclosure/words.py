"""What a room may hear about sectors without a figure."""

from enum import StrEnum


class Carried(StrEnum):
    """Whether few or several groups named an item."""

    FEW = "few"
    SEVERAL = "several"


def carried_by(naming: int, total: int) -> Carried | None:
    """Several when at least half of the groups, and two of them, named the item; few otherwise.

    None, nothing to say, when nobody named it or when there are fewer than three groups: the word would then
    tell which group did. Raises ValueError when naming is not between 0 and total.
    """
    if not 0 <= naming <= total:
        raise ValueError(f"naming must lie between 0 and {total}, not {naming}")
    if naming == 0 or total < 3:
        return None
    return Carried.SEVERAL if naming >= 2 and 2 * naming >= total else Carried.FEW
