"""With whom a member must not be sent, or put together: written and read by the coordination alone."""

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import texts
from resal.core.errors import Refusal
from resal.directory.models import Conflict, IncompatiblePair, Member, Milieu, Organisation
from resal.journal.trail import record


@transaction.atomic
def note_conflict(
    member: Member,
    *,
    by: Person,
    milieu: Milieu | None = None,
    organisation: Organisation | None = None,
    reason: str = "",
) -> Conflict:
    """She is not sent to this milieu, or to what this organisation asks; noting it twice makes one."""
    if (milieu is None) == (organisation is None):
        raise Refusal(_("Choisissez un milieu ou un organisme, pas les deux."), field="milieu")
    conflict, created = Conflict.objects.get_or_create(
        member=member,
        milieu=milieu,
        organisation=organisation,
        defaults={"reason": texts.write(reason, "directory.conflict")},
    )
    if created:
        record(by, "edited", member, ["conflicts"])
    return conflict


@transaction.atomic
def note_pair(member: Member, other: Member, *, by: Person, reason: str = "") -> IncompatiblePair:
    """These two are never in the same team, whoever is named first."""
    if member.pk == other.pk:
        raise Refusal(_("Choisissez une autre personne."), field="other")
    one, two = sorted((member, other), key=lambda someone: someone.pk)
    pair, created = IncompatiblePair.objects.get_or_create(
        one=one, other=two, defaults={"reason": texts.write(reason, "directory.pair")}
    )
    if created:
        record(by, "edited", member, ["conflicts"])
    return pair


@transaction.atomic
def lift(noted: Conflict | IncompatiblePair, member: Member, *, by: Person) -> None:
    """It holds no more, and its reason is erased with it."""
    reason = noted.reason
    noted.delete()
    if reason is not None:
        texts.erase(reason)
    record(by, "edited", member, ["conflicts"])
