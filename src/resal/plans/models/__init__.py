from .indicator import Indicator, Measurement
from .life import Adoption, Comment, Partner, Review, Stall, UpdateEvent, Version
from .plan import ActionPlan, Dissent, organisations_of
from .work import Action, Commitment, Objective

__all__ = [
    "Action",
    "ActionPlan",
    "Adoption",
    "Comment",
    "Commitment",
    "Dissent",
    "Indicator",
    "Measurement",
    "Objective",
    "Partner",
    "Review",
    "Stall",
    "UpdateEvent",
    "Version",
    "organisations_of",
]
