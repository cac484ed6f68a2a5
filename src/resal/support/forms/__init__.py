from .draft import STEPS, LaterForm, MissingAnswers
from .files import (
    AcceptForm,
    HandLeadForm,
    ModuleForm,
    OpenFileForm,
    ReasonForm,
    SectorsForm,
    WorkshopForm,
)
from .meetings import AgendaForm, ConvokeForm, MeetingForm, MinutesForm, PhoneReplyForm, ReplyForm, WhenForm
from .teams import AimsForm, CheckedForm, ChooseTeamForm, ComposeTeamForm, NeedsForm, TeamReplyForm, written
from .triage import AnswerForm, DecisionForm, GridForm, TriageSettingsForm
from .work import ContactForm, CostForm, DocumentForm, StepForm

__all__ = [
    "STEPS",
    "AcceptForm",
    "AgendaForm",
    "AimsForm",
    "AnswerForm",
    "CheckedForm",
    "ChooseTeamForm",
    "ComposeTeamForm",
    "ContactForm",
    "ConvokeForm",
    "CostForm",
    "DecisionForm",
    "DocumentForm",
    "GridForm",
    "HandLeadForm",
    "LaterForm",
    "MeetingForm",
    "MinutesForm",
    "MissingAnswers",
    "ModuleForm",
    "NeedsForm",
    "OpenFileForm",
    "PhoneReplyForm",
    "ReasonForm",
    "ReplyForm",
    "SectorsForm",
    "StepForm",
    "TeamReplyForm",
    "TriageSettingsForm",
    "WhenForm",
    "WorkshopForm",
    "written",
]
