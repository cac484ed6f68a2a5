from .file import Document, Module, SupportFile
from .meeting import Invitation, Meeting
from .request import StatusEvent, SupportRequest
from .triage import Criterion, TriageSettings
from .work import Contact, NextStep, YouthCost

__all__ = [
    "Contact",
    "Criterion",
    "Document",
    "Invitation",
    "Meeting",
    "Module",
    "NextStep",
    "StatusEvent",
    "SupportFile",
    "SupportRequest",
    "TriageSettings",
    "YouthCost",
]
