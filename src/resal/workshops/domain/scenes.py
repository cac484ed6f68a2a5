"""Which page a phone shows: one thing at a time, following the room."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the room is, and what this phone may do in it."""

    status: str
    step: str
    is_paused: bool = False
    ideas_are_open: bool = False
    round: str = ""
    has_result: bool = False
    is_seated: bool = False
    may_vote: bool = False


# What each step shows when nothing has to be done on the phone.
LOOKING = {
    "welcome": "welcome",
    "portrait": "portrait",
    "question": "question",
    "ideas": "ideas",
    "merge": "ideas",
    "break": "break",
    "divergence": "result",
    "blocks": "result",
    "decision": "decision",
    "commitments": "decision",
}


def scene(moment: Moment) -> str:
    """The name of the page."""
    if moment.status == "closed":
        return "cancelled"
    if moment.status == "decided":
        return "end"
    if moment.status == "prepared":
        return "early"
    if not moment.is_seated:
        return "join"
    if moment.is_paused:
        return "pause"
    if moment.round == "closing":
        return "closing"
    if moment.round:
        return "ballot" if moment.may_vote else "watch"
    if moment.step in ("vote1", "vote2"):
        return "result" if moment.has_result else "welcome"
    return LOOKING.get(moment.step, "welcome")
