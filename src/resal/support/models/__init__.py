from .file import Document, Module, SupportFile
from .meeting import Invitation, Meeting
from .request import StatusEvent, SupportRequest
from .round import TeamRound
from .team import MatchingPolicy, TeamAsk, TeamChoice, TeamSearch
from .triage import Criterion, TriageSettings
from .work import Contact, NextStep, YouthCost

__all__ = [
    "Contact",
    "Criterion",
    "Document",
    "Invitation",
    "MatchingPolicy",
    "Meeting",
    "Module",
    "NextStep",
    "StatusEvent",
    "SupportFile",
    "SupportRequest",
    "TeamAsk",
    "TeamChoice",
    "TeamRound",
    "TeamSearch",
    "TriageSettings",
    "YouthCost",
]
