from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _


class State(Enum):
    OK = _("ok")
    LOOK = _("à voir")
    PROBLEM = _("problème")


@dataclass(frozen=True, slots=True)
class Finding:
    """`sentence` says what is, then what to do about it."""

    state: State
    subject: str
    sentence: str


def ok(subject, sentence) -> Finding:
    return Finding(State.OK, str(subject), str(sentence))


def look(subject, sentence) -> Finding:
    return Finding(State.LOOK, str(subject), str(sentence))


def problem(subject, sentence) -> Finding:
    return Finding(State.PROBLEM, str(subject), str(sentence))
