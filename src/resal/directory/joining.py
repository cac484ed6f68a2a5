"""People whom nobody knows yet become members: one by hand, thousands from a list, in the same few statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from resal.accounts.models import Person, Role, RoleGrant
from resal.core import clock
from resal.directory import index
from resal.directory.models import Expertise, Member, Organisation, Term, Territory
from resal.journal.trail import record_each

BATCH = 500


@dataclass(frozen=True, slots=True)
class Newcomer:
    """`expertises`: the fields of each by its competence. Nobody here has this address: whoever calls has looked."""

    given_name: str
    family_name: str
    email: str | None
    organisation: Organisation
    language: str = "fr-ca"
    title: str = ""
    work_phone: str = ""
    languages: Sequence[Term] = ()
    territories: Sequence[Territory] = ()
    capacity_hours: int | None = None
    joined_on: date | None = None
    expertises: Mapping[Term, Mapping[str, Any]] = field(default_factory=dict)


@transaction.atomic
def join_new(newcomers: Sequence[Newcomer], *, by: Person | None) -> list[Member]:
    """A person, a member, a role and a line of the journal for each, in their order."""
    persons = Person.objects.bulk_create(map(_person, newcomers), batch_size=BATCH)
    members = Member.objects.bulk_create(map(_member, newcomers, persons), batch_size=BATCH)
    of_each = list(zip(members, newcomers, strict=True))
    _link(Member.languages.through, "term", [(member, one.languages) for member, one in of_each])
    _link(Member.territories.through, "territory", [(member, one.territories) for member, one in of_each])
    Expertise.objects.bulk_create(
        [
            Expertise(member=member, competence=competence, **fields)
            for member, one in of_each
            for competence, fields in one.expertises.items()
        ],
        batch_size=BATCH,
    )
    now = clock.now()
    RoleGrant.objects.bulk_create(
        [RoleGrant(person=person, role=Role.MEMBER, granted_at=now) for person in persons], batch_size=BATCH
    )
    record_each(by, "joined", members, ["organisation", "title"])
    record_each(by, "qualified", [member for member, one in of_each if one.expertises], ["expertises"])
    return members


def _person(one: Newcomer) -> Person:
    return Person.objects.new(
        one.email, given_name=one.given_name, family_name=one.family_name, language=one.language
    )


def _member(one: Newcomer, person: Person) -> Member:
    member = Member(
        person=person,
        organisation=one.organisation,
        title=one.title,
        work_phone=one.work_phone,
        capacity_hours=one.capacity_hours,
        joined_on=one.joined_on or clock.today(),
    )
    index.say(member, [name for known in one.expertises for name in (known.name_fr, known.name_en)])
    return member


def _link(through, name: str, lines_of: list[tuple[Member, Sequence]]) -> None:
    """The lines of a vocabulary that each member has, each once."""
    through.objects.bulk_create(
        [
            through(member_id=member.pk, **{f"{name}_id": pk})
            for member, lines in lines_of
            for pk in dict.fromkeys(line.pk for line in lines)
        ],
        batch_size=BATCH,
    )
