"""The plain values that hand-overs carry: the agreement between apps that do not know each other.

What people wrote travels as the id of its `core.Text` row, never as words: erasing the row erases it on both sides.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DecidedProblem:
    """A problem that a room chose: its words, those of the issues it gathers, what blocks each, why it was kept."""

    title: UUID
    issues: tuple[UUID, ...]
    blocks: tuple[UUID, ...] = ()
    reason: UUID | None = None


@dataclass(frozen=True, slots=True)
class PromisedCommitment:
    """What an organisation said in the room; conditional when somebody must still approve."""

    organisation_id: int
    what: UUID
    due: date | None = None
    approval_by: str = ""
    approval_due: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The end of a problem-solving activity: what becomes a draft plan (`plans.draft_from_decision`).

    `dissents` are pairs of an organisation's id and its own words; `methods_note` says how the room counted.
    """

    milieu_id: int
    workshop_id: str
    title: str
    decided_on: date
    problems: tuple[DecidedProblem, ...]
    commitments: tuple[PromisedCommitment, ...]
    dissents: tuple[tuple[int, UUID], ...]
    organisations_present: tuple[int, ...]
    organisations_absent: tuple[int, ...]
    methods_note: str


@dataclass(frozen=True, slots=True)
class WorkshopWish:
    """A support file asks for a problem-solving activity (`workshops.prepare`)."""

    milieu_id: int
    title: str
    question: UUID | None
    held_on: date | None
    organisation_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanWish:
    """A support file asks for a plan without an activity of ours (`plans.draft`)."""

    milieu_id: int
    title: str


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """What became of a decision of the room (`registry.outcomes`), for those who took part: no name, no figure
    under the gate. `tone` is a tag's: plain, information, waiting, late or done."""

    title: str
    detail: str = ""
    tag: str = ""
    tone: str = "plain"
