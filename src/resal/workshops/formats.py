"""The other formats in words: what each is for, how long, its steps in the room; and why one is proposed."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.workshops.domain.polls.proposing import Proposal
from resal.workshops.enums import PollKind, Script


@dataclass(frozen=True, slots=True)
class Format:
    """A format as it is offered; `steps` with their minutes where it is held in a room."""

    code: str
    what: str | Promise
    lasts: str | Promise
    steps: tuple[tuple[str | Promise, int], ...] = ()

    @property
    def name(self) -> str:
        return PollKind(self.code).label


FORMATS = (
    Format(
        PollKind.DOTS,
        gettext_lazy("Chaque personne répartit quelques points, en secret, sur une liste déjà faite."),
        gettext_lazy("Dans la salle, une demi-heure."),
        (
            (gettext_lazy("Lire les enjeux à voix haute"), 10),
            (gettext_lazy("Placer ses points, en silence"), 5),
            (gettext_lazy("Lire le résultat"), 5),
            (gettext_lazy("Décider ensemble"), 10),
        ),
    ),
    Format(
        PollKind.CRITERIA,
        gettext_lazy("Chaque enjeu est noté sur deux à six critères, dont le poids est dit d’avance."),
        gettext_lazy("Dans la salle, une heure, ou par lien."),
        (
            (gettext_lazy("S’entendre sur les critères et leur poids"), 20),
            (gettext_lazy("Noter, chacun pour soi"), 15),
            (gettext_lazy("Lire le résultat et ce qui changerait avec d’autres poids"), 10),
            (gettext_lazy("Décider ensemble"), 15),
        ),
    ),
    Format(
        PollKind.PAIRS,
        gettext_lazy(
            "« Lequel des deux passe d’abord ? » Quelques paires par personne viennent à bout d’une longue liste."
        ),
        gettext_lazy("Par lien, quelques jours."),
    ),
    Format(
        PollKind.OPINIONS,
        gettext_lazy(
            "Des énoncés, un à la fois : d’accord, pas d’accord, je passe. On voit ce qui rassemble."
        ),
        gettext_lazy("Par lien, quelques jours, à beaucoup."),
    ),
    Format(
        PollKind.BUDGET,
        gettext_lazy(
            "Chaque personne coche les projets qu’elle appuie ; l’enveloppe se partage en parts égales entre "
            "les personnes."
        ),
        gettext_lazy("Dans la salle ou par lien."),
        (
            (gettext_lazy("Présenter chaque projet"), 25),
            (gettext_lazy("Cocher, chacun pour soi"), 5),
            (gettext_lazy("Lire le partage et les « pourquoi pas »"), 15),
        ),
    ),
    Format(
        PollKind.DELPHI,
        gettext_lazy("Un petit groupe note à distance, voit où il en est, puis note une deuxième fois."),
        gettext_lazy("Par lien, deux fois quelques jours."),
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
