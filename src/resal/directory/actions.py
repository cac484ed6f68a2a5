"""Every write of the directory but mandates (`mandates.py`): one verb, one transaction, a journal entry."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts import care
from resal.accounts.models import Person, Role, RoleGrant
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.registry import registry
from resal.directory import index, joining, mandates
from resal.directory.models import Expertise, Member, Organisation, Sector, Term, Territory
from resal.journal.trail import record


@transaction.atomic
def add_organisation(*, by: Person | None, name: str, sector: Sector, **details: Any) -> Organisation:
    """A new organisation. Where its sector shelters people, the address is confidential unless told otherwise."""
    if Organisation.objects.active().filter(name__iexact=name.strip()).exists():
        raise Refusal(_("Un organisme porte déjà ce nom dans l’annuaire."), field="name")
    details.setdefault("address_is_confidential", sector.is_confidential_place)
    organisation = Organisation.objects.create(name=name.strip(), sector=sector, **details)
    record(by, "added", organisation, ["name", "sector", *details])
    return organisation


@transaction.atomic
def edit(
    thing: Organisation | Member | Sector | Term | Territory, *, by: Person, changes: Mapping[str, Any]
) -> None:
    """Write these fields of a directory line; nothing happens, not even in the journal, when none differs."""
    changed = [name for name, value in changes.items() if getattr(thing, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(thing, name, changes[name])
    thing.save(update_fields=changed)
    index.follow(thing)
    record(by, "edited", thing, changed)


@transaction.atomic
def edit_organisation(organisation: Organisation, *, by: Person, changes: Mapping[str, Any]) -> None:
    """Moving it to a sector that shelters people hides its address, unless the same edit says otherwise."""
    changes = dict(changes)
    moved = "sector" in changes and changes["sector"] != organisation.sector
    untouched = changes.get("address_is_confidential") in (None, organisation.address_is_confidential)
    if moved and untouched and changes["sector"].is_confidential_place:
        changes["address_is_confidential"] = True
    edit(organisation, by=by, changes=changes)


@transaction.atomic
def merge_organisation(old: Organisation, into: Organisation, *, by: Person) -> None:
    """`old` became part of `into`: its people move, its past stays under its own name."""
    if old.pk == into.pk or into.merged_into_id:
        raise Refusal(_("Choisissez un autre organisme, encore actif."), field="into")
    Member.objects.filter(organisation=old).update(organisation=into)
    index.refresh(Member.objects.filter(organisation=into))
    Organisation.objects.filter(pk=old.pk).update(merged_into=into, active=False)
    record(by, "merged", old, ["merged_into", "active"])


@transaction.atomic
def add_member(
    *,
    by: Person | None,
    given_name: str,
    family_name: str,
    email: str | None,
    organisation: Organisation,
    language: str = "fr-ca",
    title: str = "",
    work_phone: str = "",
    languages: Iterable[Term] = (),
    territories: Iterable[Territory] = (),
) -> Member:
    """Somebody joins the network in her function; her sign-in is the work e-mail, when she has one."""
    email = email.strip().lower() if email else None
    if email and Member.objects.active().filter(person__email__iexact=email).exists():
        raise Refusal(_("Une personne de l’annuaire utilise déjà ce courriel."), field="email")
    person = Person.objects.filter(email__iexact=email).first() if email else None
    if person is not None:
        return join(
            person,
            by=by,
            organisation=organisation,
            title=title,
            work_phone=work_phone,
            languages=languages,
            territories=territories,
        )
    newcomer = joining.Newcomer(
        given_name=given_name,
        family_name=family_name,
        email=email,
        organisation=organisation,
        language=language,
        title=title,
        work_phone=work_phone,
        languages=tuple(languages),
        territories=tuple(territories),
    )
    return joining.join_new([newcomer], by=by)[0]


@transaction.atomic
def join(
    person: Person,
    *,
    by: Person | None,
    organisation: Organisation,
    title: str = "",
    work_phone: str = "",
    languages: Iterable[Term] = (),
    territories: Iterable[Territory] = (),
) -> Member:
    """A known person becomes a member in a function; coming back reopens the same line."""
    member, _created = Member.objects.update_or_create(
        person=person,
        defaults={
            "organisation": organisation,
            "title": title,
            "work_phone": work_phone,
            "joined_on": clock.today(),
            "left_on": None,
        },
    )
    member.languages.set(languages)
    member.territories.set(territories)
    index.follow(member)
    RoleGrant.objects.get_or_create(
        person=person, role=Role.MEMBER, ended_at=None, defaults={"granted_at": clock.now()}
    )
    record(by, "joined", member, ["organisation", "title"])
    return member


@transaction.atomic
def edit_member(member: Member, *, by: Person, changes: Mapping[str, Any]) -> None:
    """Her function, and the lists that go with it; nothing happens when none differs."""
    lists = {name: changes[name] for name in ("languages", "territories") if name in changes}
    edit(member, by=by, changes={name: value for name, value in changes.items() if name not in lists})
    moved = []
    for name, chosen in lists.items():
        held = getattr(member, name)
        if set(held.values_list("pk", flat=True)) != {line.pk for line in chosen}:
            held.set(chosen)
            moved.append(name)
    if moved:
        record(by, "edited", member, moved)


@transaction.atomic
def leave(member: Member, *, by: Person) -> None:
    """The member leaves her function and her mandates; the apps above learn whose work must be handed over."""
    if not Member.objects.active().filter(pk=member.pk).update(left_on=clock.today()):
        raise Refusal(_("Cette personne a déjà quitté le réseau."))
    RoleGrant.objects.current().filter(person=member.person, role=Role.MEMBER).update(ended_at=clock.now())
    record(by, "left", member, ["left_on"])
    mandates.end_all(member.person, by=by)
    care.release(member.person, by=by)
    registry.announce("directory.member_left", member=member, by=by)


@transaction.atomic
def set_expertise(
    member: Member, competence: Term, level: int, *, by: Person | None, **abilities: bool
) -> Expertise:
    """What the member knows, how well, and what she can do with it (`can_train`, `can_facilitate`, …)."""
    expertise, _created = Expertise.objects.update_or_create(
        member=member, competence=competence, defaults={"level": level, **abilities}
    )
    index.follow(member)
    record(by, "qualified", member, ["expertises"])
    return expertise


@transaction.atomic
def drop_expertise(expertise: Expertise, *, by: Person) -> None:
    record(by, "unqualified", expertise.member, ["expertises"])
    expertise.delete()
    index.follow(expertise.member)


@transaction.atomic
def add_line(model: type[Sector] | type[Term] | type[Territory], *, by: Person, **fields: Any):
    """A new line of a vocabulary; its code is taken once and never changes."""
    same = {name: fields[name] for name in ("vocabulary", "code") if name in fields}
    if model.objects.filter(**same).exists():
        raise Refusal(_("Ce code existe déjà. Choisissez-en un autre."), field="code")
    line = model.objects.create(**fields)
    record(by, "added", line, fields)
    return line
