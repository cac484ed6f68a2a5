"""The right team for a request: proved, explained, and what to give up when there is none."""

from resal.methods.matching.aims import (
    POLICY,
    Aims,
    Team,
    UnknownPolicy,
    brings,
    checked,
    failing,
    holds,
    judged,
    needed_for,
)
from resal.methods.matching.model import Clock, OutOfTime
from resal.methods.matching.people import (
    Hours,
    Line,
    Member,
    Need,
    Request,
    Wish,
    eligible,
    ineligible,
    reasons,
)
from resal.methods.matching.proposal import Other, Part, Proposal, parts_of, propose
from resal.methods.matching.recruiting import Gain, Outlook, Recruits, outlook
from resal.methods.matching.relaxing import (
    Answer,
    Cause,
    Relaxation,
    causes,
    smallest_relaxations,
    smallest_sets,
    why_not,
)
from resal.methods.matching.rounds import Assignments, Progress, Round, RoundAims, judge_round, one_by_one
from resal.methods.matching.teams import alternatives, best_team
from resal.methods.matching.together import together

__all__ = [
    "POLICY",
    "Aims",
    "Answer",
    "Assignments",
    "Cause",
    "Clock",
    "Gain",
    "Hours",
    "Line",
    "Member",
    "Need",
    "Other",
    "OutOfTime",
    "Outlook",
    "Part",
    "Progress",
    "Proposal",
    "Recruits",
    "Relaxation",
    "Request",
    "Round",
    "RoundAims",
    "Team",
    "UnknownPolicy",
    "Wish",
    "alternatives",
    "best_team",
    "brings",
    "causes",
    "checked",
    "eligible",
    "failing",
    "holds",
    "ineligible",
    "judge_round",
    "judged",
    "needed_for",
    "one_by_one",
    "outlook",
    "parts_of",
    "propose",
    "reasons",
    "smallest_relaxations",
    "smallest_sets",
    "together",
    "why_not",
]
