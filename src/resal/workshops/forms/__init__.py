from .deciding import (
    BlocksForm,
    CommitmentForm,
    CriteriaForm,
    DiscussionForm,
    DissentForm,
    PassOnForm,
    ProblemForm,
)
from .preparing import (
    AgendaForm,
    FacilitatorForm,
    FactsForm,
    GuestsForm,
    IssuesForm,
    NewWorkshopForm,
    SheetForm,
)
from .room import HeadCountForm, IdeaForm, IssueForm, PaperForm, PaperSeatsForm, PresenceForm

__all__ = [
    "AgendaForm",
    "BlocksForm",
    "CommitmentForm",
    "CriteriaForm",
    "DiscussionForm",
    "DissentForm",
    "FacilitatorForm",
    "FactsForm",
    "GuestsForm",
    "HeadCountForm",
    "IdeaForm",
    "IssueForm",
    "IssuesForm",
    "NewWorkshopForm",
    "PaperForm",
    "PaperSeatsForm",
    "PassOnForm",
    "PresenceForm",
    "ProblemForm",
    "SheetForm",
]
