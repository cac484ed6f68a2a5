from .indicator import Indicator, Measurement
from .life import Adoption, Comment, Partner, Review, Stall, UpdateEvent, Version
from .meeting import Meeting
from .plan import ActionPlan, Dissent, organisations_of
from .survey import LiveAnswer, Survey, Wording
from .work import Action, Commitment, Objective

__all__ = [
    "Action",
    "ActionPlan",
    "Adoption",
    "Comment",
    "Commitment",
    "Dissent",
    "Indicator",
    "LiveAnswer",
    "Measurement",
    "Meeting",
    "Objective",
    "Partner",
    "Review",
    "Stall",
    "Survey",
    "UpdateEvent",
    "Version",
    "Wording",
    "organisations_of",
]
