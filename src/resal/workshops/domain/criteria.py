"""The optional module: [A + 2B]·C (Hanlon), shown out of 100, and the five questions of PEARL."""

from fractions import Fraction

HIGHEST = 10
PEARL = ("P", "E", "A", "R", "L")


def score(size: int | None, seriousness: int | None, effectiveness: int | None) -> float | None:
    """(A + 2B)·C out of its largest value, 300, brought to 100, to one decimal; None until all are given."""
    if size is None or seriousness is None or effectiveness is None:
        return None
    share = Fraction((size + 2 * seriousness) * effectiveness * 100, 3 * HIGHEST * HIGHEST)
    return int(share * 10 + Fraction(1, 2)) / 10
