"""The doors of a demo on one's own machine: whom one can come in as, without a mail server."""

from dataclasses import dataclass

from resal.accounts.models import Person, Role, RoleGrant


@dataclass(frozen=True, slots=True)
class Door:
    """A person of the demo network and what she is there; `first` ones get a button of their own."""

    person: Person
    role: str
    first: bool


def demo_doors() -> list[Door]:
    """Everybody who can sign in, the first of each role in front."""
    grants = RoleGrant.objects.current().filter(person__is_active=True).exclude(person__email=None)
    rows = list(grants.select_related("person").order_by("person_id"))
    doors, seen = [], set()
    for role in (Role.COORDINATION, Role.EVALUATOR, Role.FUNDER, Role.MEMBER):
        for grant in rows:
            if grant.role != role or grant.person_id in seen:
                continue
            first = not any(door.role == grant.get_role_display() for door in doors)
            doors.append(Door(person=grant.person, role=grant.get_role_display(), first=first))
            seen.add(grant.person_id)
    return doors
