"""What the directory puts on the desk: the profiles that wait for a yes."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.accounts.models import Person
from resal.core.registry import DeskLine
from resal.directory.models import Member


def lines(person: Person) -> Iterator[DeskLine]:
    if person.has_perm("accounts.coordinate"):
        yield from _stale_profiles()
    own = Member.objects.active().filter(person=person).first()
    if own is not None and not own.is_fresh and person.has_perm("directory.consult"):
        yield DeskLine(
            section="week",
            title=_("Confirmer ma fiche dans l’annuaire"),
            detail=_("Une minute, deux fois par an."),
            address=reverse("directory:member", args=[own.public_id]),
            action=_("Ouvrir"),
        )


def _stale_profiles() -> Iterator[DeskLine]:
    """One line, however many: it comes once somebody has been here long enough to be asked."""
    count = Member.objects.active().stale().count()
    if count:
        title = ngettext("%(count)s fiche à confirmer", "%(count)s fiches à confirmer", count)
        yield DeskLine(
            section="stalled",
            title=title % {"count": count},
            detail=_("Pas confirmées depuis six mois : l’annuaire n’est plus sûr de ce qu’il dit."),
            address=reverse("directory:members") + "?freshness=stale",
            action=_("Voir"),
            urgency=-1,
        )
