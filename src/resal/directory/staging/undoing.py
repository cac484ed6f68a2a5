"""One undo: all of a confirmation, or nothing and the reason."""

from collections.abc import Iterable

from django.db import router, transaction
from django.db.models import Model
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from resal.accounts.models import Person, Role, RoleGrant
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory import index
from resal.directory.joining import BATCH
from resal.directory.models import (
    Expertise,
    ImportedChange,
    ListImport,
    ListStatus,
    Member,
    Organisation,
    StagedRow,
)
from resal.directory.staging.snapshots import of_member, put_back, whole
from resal.journal.models import Entry
from resal.journal.trail import record, record_each

Kind = ImportedChange.Kind
Touched = set[tuple[str, str]]
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
    touched = _touched(staged)
    made = [change for change in changes if change.kind == Kind.MEMBER]
    moved = [change for change in changes if change.kind in (Kind.EDIT, Kind.RETURN)]
    with index.waiting():
        troubled = [name for change in moved if (name := _put_back(change, touched, by))]
        for start in range(0, len(made), BATCH):
            troubled += _members(made[start : start + BATCH], touched, by)
    index.refresh(Member.objects.filter(pk__in=[change.object_id for change in moved]))
    if not troubled:
        places = [change for change in changes if change.kind == Kind.ORGANISATION]
        for start in range(0, len(places), BATCH):
            troubled += _organisations(places[start : start + BATCH], touched, by)
    if troubled:
        raise Refusal(_reason(troubled))
    record(by, "undid", staged, ["status"])


def _put_back(change: ImportedChange, touched: Touched, by: Person) -> str:
    """Her name when she was changed or used since; nothing once she is as she was."""
    member = whole().filter(pk=change.object_id).first()
    if trouble := _trouble(change, member, touched):
        return trouble
    moved = put_back(Member.objects.get(pk=member.pk), change.before)
    if change.kind == Kind.RETURN:
        RoleGrant.objects.current().filter(person=member.person, role=Role.MEMBER).update(
            ended_at=clock.now()
        )
    record(by, "edited", member, moved)
    return ""


def _trouble(change: ImportedChange, member: Member | None, touched: Touched) -> str:
    if member is None:
        return _("une personne retirée depuis")
    was_touched = _key(member) in touched or _key(member.person) in touched
    return member.person.name if was_touched or of_member(member) != change.after else ""


def _members(changes: list[ImportedChange], touched: Touched, by: Person) -> list[str]:
    """The names of those who were changed or used since; when there is none, all are taken back."""
    found = whole().in_bulk([change.object_id for change in changes])
    of_each = [(change, found.get(change.object_id)) for change in changes]
    troubled = [name for change, member in of_each if (name := _trouble(change, member, touched))]
    if not troubled and _held(_roots(of_each)):
        troubled = [member.person.name for change, member in of_each if _held(_roots([(change, member)]))]
    troubled += [
        member.person.name
        for change, member in of_each
        if member and change.person_was_made and member.person.last_login
    ]
    if not troubled:
        _remove(of_each, by)
    return troubled


def _roots(of_each: list[tuple[ImportedChange, Member]]) -> list[list[Model]]:
    """What would be removed: the person when the list made her, else the member alone."""
    persons = [member.person for change, member in of_each if change.person_was_made]
    members = [member for change, member in of_each if not change.person_was_made]
    return [roots for roots in (persons, members) if roots]


def _remove(of_each: list[tuple[ImportedChange, Member]], by: Person) -> None:
    record_each(by, "removed", [member for _change, member in of_each])
    persons = [member.person_id for _change, member in of_each]
    since = of_each[0][0].listing.confirmed_at
    RoleGrant.objects.filter(person__in=persons, role=Role.MEMBER, granted_at__gte=since).delete()
    Member.objects.filter(pk__in=[member.pk for _change, member in of_each]).delete()
    made = [member.person_id for change, member in of_each if change.person_was_made]
    Person.objects.filter(pk__in=made).delete()


def _organisations(changes: list[ImportedChange], touched: Touched, by: Person) -> list[str]:
    """The same of organisations."""
    ids = [change.object_id for change in changes]
    found = Organisation.objects.select_related("sector").in_bulk(ids)
    troubled = [
        name for change in changes if (name := _changed(change, found.get(change.object_id), touched))
    ]
    places = list(found.values())
    if not troubled and _held([places]):
        troubled = [place.name for place in places if _held([[place]])]
    if not troubled:
        record_each(by, "removed", places)
        Organisation.objects.filter(pk__in=ids).delete()
    return troubled


def _changed(change: ImportedChange, place: Organisation | None, touched: Touched) -> str:
    if place is None:
        return _("un organisme retiré depuis")
    now = {"name": place.name, "sector": place.sector.code, "email": place.email}
    return place.name if now != change.after or _key(place) in touched else ""


def _key(thing: Model) -> tuple[str, str]:
    return thing._meta.label_lower, str(thing.pk)


def _touched(staged: ListImport) -> Touched:
    """What the journal tells an act on since the confirmation."""
    kinds = [model._meta.label_lower for model in (Member, Person, Organisation)]
    since = Entry.objects.filter(pk__gt=staged.journal_mark, object_type__in=kinds).order_by("pk")
    return set(since.values_list("object_type", "object_id"))


def _held(groups: list[list[Model]]) -> bool:
    """Whether anything but the import's own rows hangs on any of these."""
    return any(_hangs(roots) for roots in groups)


def _hangs(roots: list[Model]) -> bool:
    model = type(roots[0])
    collector = Collector(using=router.db_for_write(model), origin=roots[0])
    try:
        collector.collect(roots)
    except (ProtectedError, RestrictedError):
        return True
    allowed = MADE_BY_IMPORT | {model}
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
