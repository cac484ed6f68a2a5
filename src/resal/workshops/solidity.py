"""Does the order hang on little? Told to whoever runs the room: it flags, it never deletes."""

from django.utils.translation import gettext as _

from resal.workshops import reading
from resal.workshops.domain.reasons import PLACES, Solidity, solidity
from resal.workshops.explaining import Explained, ballots_of, once_counted
from resal.workshops.models import Issue, Workshop


def solidity_words(workshop: Workshop, told: Explained) -> list[str]:
    """Counts and names of issues, nothing of what anybody answered; nothing under ten ballots."""
    if not told.reasons.told:
        return []
    round = told.outcome.round
    names = {group["code"]: reading.group_name(group) for group in round.groups}
    found = once_counted(
        "solidity",
        workshop,
        round,
        lambda: solidity(ballots_of(round), round.issues, round.result, k=round.choices),
    )
    if not found.hangs_on:
        return []
    return [*_hangs_on(found, len(round.issues)), *_without(found, told.issues, names), *_burst(found)]


def _hangs_on(found: Solidity, issues: int) -> list[str]:
    told = {
        "tie": _(
            "La limite des %(places)s premiers tombe sur une égalité : au groupe de dire lesquels il garde."
        ),
        "little": _(
            "Quelques absences suffiraient pour qu’un autre enjeu soit parmi les %(places)s premiers : "
            "l’ordre tient à peu de chose."
        ),
        "some": _(
            "Il faudrait que plus d’une personne sur dix manque pour qu’un autre enjeu soit parmi les "
            "%(places)s premiers."
        ),
        "much": _(
            "Même si une personne sur quatre manquait, les %(places)s premiers enjeux resteraient les mêmes : "
            "l’ordre est solide."
        ),
    }
    return [told[found.hangs_on] % {"places": min(PLACES, issues - 1)}]


def _without(found: Solidity, issues: dict[int, Issue], names: dict[str, str]) -> list[str]:
    told = []
    for group, numbers in found.without.items():
        who = names.get(group, _("Autres"))
        if numbers:
            listed = ", ".join(issues[number].label for number in numbers)
            told.append(
                _("Sans le groupe « %(group)s », le groupe de tête changerait : %(issues)s.")
                % {"group": who, "issues": listed}
            )
        else:
            told.append(
                _("Sans le groupe « %(group)s », le groupe de tête resterait le même.") % {"group": who}
            )
    return told


def _burst(found: Solidity) -> list[str]:
    if not found.burst:
        return []
    return [
        _(
            "Au moins un bulletin sur quatre est identique. C’est souvent honnête (des collègues pensent pareil) : "
            "resal le signale et n’efface rien."
        )
    ]
