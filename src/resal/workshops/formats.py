"""The other formats in words: what each is for, how long, what it gives; and why one is proposed."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.workshops.domain.polls.proposing import Proposal
from resal.workshops.enums import PollKind, Script


@dataclass(frozen=True, slots=True)
class Format:
    """A format as it is offered. `guide` names its page among the methods."""

    code: str
    what: str | Promise
    lasts: str | Promise
    thing: str | Promise

    @property
    def name(self) -> str:
        return PollKind(self.code).label


FORMATS = (
    Format(
        PollKind.DOTS,
        gettext_lazy("Chaque personne répartit quelques points, en secret, sur une liste déjà faite."),
        gettext_lazy("Dans la salle, une demi-heure."),
        gettext_lazy("enjeu"),
    ),
)


def format_of(code: str) -> Format:
    return next(one for one in FORMATS if one.code == code)


def proposal_words(proposal: Proposal) -> dict[str, Any]:
    """The format that suits, and the reason in one sentence."""
    scripts = {"express": Script.EXPRESS.label, "full": Script.FULL.label}
    reasons = {
        "no_issues": _("Rien n’est encore écrit : la salle trouve ses enjeux elle-même, puis les ordonne."),
        "short_list": _(
            "La liste est courte et tout le monde est là : mettre en ordre dit plus que des points."
        ),
        "large_room": _("La liste est longue ou la salle nombreuse : quelques points se placent vite."),
        "many_apart": _(
            "À distance et à beaucoup, dire « d’accord » ou « pas d’accord » demande peu à chacun."
        ),
        "long_list": _("Une longue liste se lit mal d’un coup : deux enjeux à la fois, chacun à son heure."),
        "panel": _(
            "Un petit groupe à distance gagne à voir ses réponses, puis à répondre une deuxième fois."
        ),
    }
    return {
        "format": proposal.format,
        "is_script": proposal.format in scripts,
        "name": scripts.get(proposal.format) or PollKind(proposal.format).label,
        "reason": reasons[proposal.reason],
    }
