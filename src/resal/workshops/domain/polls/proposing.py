"""Which format suits: from how many issues, how many people, and whether they are in one room."""

from dataclasses import dataclass

EXPRESS_ISSUES = 12
LONG_LIST = 20
PANEL = 30
ROOM_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Proposal:
    """`format`: a format's code, or "express" and "full" for the room's own scripts; `reason`: a sentence's code."""

    format: str
    reason: str


def propose(issues: int, people: int, *, together: bool) -> Proposal:
    """The usual choice, with its reason; the group may take another.

    No issues yet: the room finds them (nominal group). Together: rank when the list is short, dots when it is
    longer or the room large. Apart: opinions when many people, pairs for a long list, Delphi for a panel.
    """
    if together:
        return _together(issues, people)
    if people > PANEL:
        return Proposal("opinions", "many_apart")
    if issues > LONG_LIST:
        return Proposal("pairs", "long_list")
    return Proposal("delphi", "panel")


def _together(issues: int, people: int) -> Proposal:
    if issues == 0:
        return Proposal("full", "no_issues")
    if issues <= EXPRESS_ISSUES and people <= ROOM_LIMIT:
        return Proposal("express", "short_list")
    return Proposal("dots", "large_room")
