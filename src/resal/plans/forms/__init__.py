from .life import (
    AdoptionForm,
    AnswerForm,
    CommentsForm,
    HandOverForm,
    PublishForm,
    ReviewForm,
)
from .parts import FORMS, MotiveForm, NewPlanForm
from .promises import MeasureForm, PromiseForm, TakeOverForm, UpdateForm

__all__ = [
    "FORMS",
    "AdoptionForm",
    "AnswerForm",
    "CommentsForm",
    "HandOverForm",
    "MeasureForm",
    "MotiveForm",
    "NewPlanForm",
    "PromiseForm",
    "PublishForm",
    "ReviewForm",
    "TakeOverForm",
    "UpdateForm",
]
