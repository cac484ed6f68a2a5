"""The sentence for each rule that an answer may break."""

from django.utils.translation import gettext as _

from resal.workshops.domain.polls.base import Unusable


def sentence_of(refused: Unusable) -> str:
    return _sentences()[refused.rule] % refused.facts


def _sentences() -> dict[str, str]:
    return {
        "unknown": _("L’élément « %(item)s » n’est pas dans cette liste."),
        "empty": _("Répondez à au moins un élément."),
        "dots_on_one": _("Mettez de %(low)s à %(high)s points sur un même élément."),
        "too_many_dots": _("Vous avez mis %(given)s points : c’est %(most)s au plus."),
    }
