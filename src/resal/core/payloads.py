"""The plain values that hand-overs carry: the agreement between apps that do not know each other."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DecidedProblem:
    """A problem that a room chose: its words, the issues it gathers, what blocks, why it was kept."""

    title: str
    title_en: str
    issues: tuple[str, ...]
    blocks: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PromisedCommitment:
    """What an organisation said in the room; conditional when somebody must still approve."""

    organisation_id: int
    what: str
    due: date | None = None
    approval_by: str = ""
    approval_due: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The end of a problem-solving activity: what becomes a draft plan (`plans.draft_from_decision`)."""

    milieu_id: int
    workshop_id: str
    title: str
    decided_on: date
    problems: tuple[DecidedProblem, ...]
    commitments: tuple[PromisedCommitment, ...]
    dissents: tuple[tuple[str, str], ...]
    organisations_present: tuple[int, ...]
    organisations_absent: tuple[int, ...]
    methods_note: str


@dataclass(frozen=True, slots=True)
class WorkshopWish:
    """A support file asks for a problem-solving activity (`workshops.prepare`)."""

    milieu_id: int
    title: str
    question: str
    held_on: date | None
    organisation_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanWish:
    """A support file asks for a plan without an activity of ours (`plans.draft`)."""

    milieu_id: int
    title: str
