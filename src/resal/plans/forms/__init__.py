from .life import (
    AdoptionForm,
    AnswerForm,
    CommentsForm,
    HandOverForm,
    PublishForm,
    ReviewForm,
)
from .parts import FORMS, MotiveForm, NewPlanForm
from .promises import MeasureForm, UpdateForm

__all__ = [
    "FORMS",
    "AdoptionForm",
    "AnswerForm",
    "CommentsForm",
    "HandOverForm",
    "MeasureForm",
    "MotiveForm",
    "NewPlanForm",
    "PublishForm",
    "ReviewForm",
    "UpdateForm",
]
