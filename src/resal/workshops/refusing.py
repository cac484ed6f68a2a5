"""The sentence for each rule that an answer may break."""

from django.utils.translation import gettext as _

from resal.workshops.domain.polls.base import Unusable


def sentence_of(refused: Unusable) -> str:
    return _sentences()[refused.rule] % refused.facts


def _sentences() -> dict[str, str]:
    return {
        "unknown": _("L’élément « %(item)s » n’est pas dans cette liste."),
        "empty": _("Répondez à au moins un élément."),
        "ratings": _("Donnez une note par critère, ou « je ne sais pas »."),
        "rating": _("Une note va de %(low)s à %(high)s."),
        "opinion": _("Choisissez une des réponses offertes."),
        "tick": _("Cochez les projets que vous appuyez, rien d’autre."),
        "too_many_pairs": _("Vous avez comparé %(most)s paires : c’est assez, merci !"),
        "dots_on_one": _("Mettez de %(low)s à %(high)s points sur un même élément."),
        "too_many_dots": _("Vous avez mis %(given)s points : c’est %(most)s au plus."),
    }
