"""One undo: all of a confirmation, or nothing and the reason."""

from collections.abc import Iterable

from django.db import router, transaction
from django.db.models import Model
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from resal.accounts.models import Person, Role, RoleGrant
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory.models import (
    Expertise,
    ImportedChange,
    ListImport,
    ListStatus,
    Member,
    Organisation,
    StagedRow,
)
from resal.directory.staging.snapshots import of_member, put_back
from resal.journal.models import Entry
from resal.journal.trail import record

Kind = ImportedChange.Kind
SHOWN = 3
MADE_BY_IMPORT = {Person, Member, RoleGrant, Expertise, Member.languages.through, Member.territories.through}


@transaction.atomic
def undo(staged: ListImport, *, by: Person) -> None:
    """Take back what the list wrote; refused when somebody changed or used any of it since."""
    confirmed = ListImport.objects.filter(pk=staged.pk, status=ListStatus.CONFIRMED)
    if not confirmed.update(status=ListStatus.UNDONE, undone_at=clock.now()):
        raise Refusal(_("Cette importation n’est pas confirmée, ou elle est déjà annulée."))
    changes = list(staged.changes.order_by("-pk"))
    if not changes and (staged.added or staged.updated):
        raise Refusal(_("Le délai pour annuler cette importation est passé."))
    for kinds, take_back in _STEPS:
        chosen = [change for change in changes if change.kind in kinds]
        troubled = [name for change in chosen if (name := take_back(change, staged, by))]
        if troubled:
            raise Refusal(_reason(troubled))
    record(by, "undid", staged, ["status"])


def _member(change: ImportedChange, staged: ListImport, by: Person) -> str:
    """Her name when she was changed or used since; nothing once she is taken back."""
    member = Member.objects.select_related("person").filter(pk=change.object_id).first()
    if member is None:
        return _("une personne retirée depuis")
    name = member.person.name
    if of_member(member) != change.after or _touched(staged, member, member.person):
        return name
    if change.kind == Kind.MEMBER:
        return _remove(change, member, by)
    moved = put_back(member, change.before)
    if change.kind == Kind.RETURN:
        RoleGrant.objects.current().filter(person=member.person, role=Role.MEMBER).update(
            ended_at=clock.now()
        )
    record(by, "edited", member, moved)
    return ""


def _remove(change: ImportedChange, member: Member, by: Person) -> str:
    person = member.person
    root = person if change.person_was_made else member
    if (change.person_was_made and person.last_login) or _held(root):
        return person.name
    record(by, "removed", member, [])
    RoleGrant.objects.filter(person=person, role=Role.MEMBER, granted_at__gte=_confirmed_at(change)).delete()
    member.delete()
    if change.person_was_made:
        person.delete()
    return ""


def _organisation(change: ImportedChange, staged: ListImport, by: Person) -> str:
    organisation = Organisation.objects.select_related("sector").filter(pk=change.object_id).first()
    if organisation is None:
        return _("un organisme retiré depuis")
    now = {
        "name": organisation.name,
        "sector": organisation.sector.code,
        "email": organisation.email,
    }
    if now != change.after or _touched(staged, organisation) or _held(organisation):
        return organisation.name
    record(by, "removed", organisation, [])
    organisation.delete()
    return ""


_STEPS = [
    ({Kind.MEMBER, Kind.RETURN, Kind.EDIT}, _member),
    ({Kind.ORGANISATION}, _organisation),
]


def _confirmed_at(change: ImportedChange):
    return change.listing.confirmed_at


def _touched(staged: ListImport, *objects: Model) -> bool:
    """Whether the journal tells an act on any of these since the confirmation."""
    since = Entry.objects.filter(pk__gt=staged.journal_mark)
    return any(since.about(thing).exists() for thing in objects)


def _held(root: Model) -> bool:
    """Whether anything but the import's own rows hangs on this one."""
    collector = Collector(using=router.db_for_write(type(root)), origin=root)
    try:
        collector.collect([root])
    except (ProtectedError, RestrictedError):
        return True
    allowed = MADE_BY_IMPORT | {type(root)}
    loose = [rows for rows in collector.fast_deletes if rows.model not in allowed]
    moved = [rows for groups in collector.field_updates.values() for rows in groups]
    return (
        bool(set(collector.data) - allowed)
        or any(rows.exists() for rows in loose)
        or any(_exist(rows) for rows in moved)
    )


def _exist(rows: Iterable) -> bool:
    """Rows that would lose their pointer, those of staging apart."""
    found = list(rows[:1]) if hasattr(rows, "query") else list(rows)
    return any(not isinstance(row, StagedRow) for row in found)


def _reason(names: list[str]) -> str:
    shown = ", ".join(names[:SHOWN]) + ("…" if len(names) > SHOWN else "")
    return _(
        "Rien n’a été annulé : quelqu’un a changé ou utilisé ce qui a été importé (%(names)s). "
        "Corrigez ces fiches une à une dans l’annuaire."
    ) % {"names": shown}
