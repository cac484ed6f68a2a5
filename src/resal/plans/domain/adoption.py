"""May the group adopt now? The absent have ten working days, unless all have answered."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

COMMENT_DAYS = 10
READINESS = ("sponsor", "resources", "support", "evidence", "complexity")

Obstacle = Literal["already", "nothing_to_adopt", "not_opened", "still_open"]


@dataclass(frozen=True, slots=True)
class Moment:
    today: date
    adopted: bool
    actions: int
    absent_waiting: int
    comments_end_on: date | None


def obstacle(moment: Moment) -> Obstacle | None:
    """What stands in the way of adopting, None when nothing does."""
    if moment.adopted:
        return "already"
    if not moment.actions:
        return "nothing_to_adopt"
    if not moment.absent_waiting:
        return None
    if moment.comments_end_on is None:
        return "not_opened"
    return "still_open" if moment.today <= moment.comments_end_on else None
