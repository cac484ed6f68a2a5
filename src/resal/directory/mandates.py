"""Give and end mandates: the one way in which somebody comes to see a milieu."""

from django.db import transaction

from resal.accounts.models import Person
from resal.core import clock
from resal.core.registry import registry
from resal.directory.models import Mandate, MandateRole, Milieu, Organisation, Territory
from resal.journal.trail import record


@transaction.atomic
def open_milieu(*, name: str, territory: Territory, lead: Organisation, by: Person | None) -> Milieu:
    """A new milieu, which the coordination accompanies from today."""
    milieu = Milieu.objects.create(
        name=name, territory=territory, lead_organisation=lead, created_at=clock.now()
    )
    record(by, "opened", milieu)
    grant(milieu, MandateRole.COORDINATION, by=by)
    return milieu


@transaction.atomic
def grant(
    milieu: Milieu,
    role: MandateRole,
    *,
    by: Person | None,
    person: Person | None = None,
    organisation: Organisation | None = None,
) -> Mandate:
    """`person` (or `organisation` alone, as a partner) holds `role` from today; asking twice makes one."""
    mandate, created = Mandate.objects.get_or_create(
        milieu=milieu,
        role=role,
        person=person,
        ends_on=None,
        **({} if person else {"organisation": organisation}),
        defaults={"starts_on": clock.today(), "organisation": organisation},
    )
    if created:
        record(by, "granted", mandate, ["role", "person", "organisation"])
    return mandate


@transaction.atomic
def end(mandate: Mandate, *, by: Person | None) -> None:
    """The mandate ends now: from this moment it gives nothing. Apps above are told."""
    Mandate.objects.filter(pk=mandate.pk).update(ends_on=clock.today() - clock.A_DAY)
    record(by, "ended", mandate, ["ends_on"])
    registry.announce("directory.mandate_ended", mandate=mandate, by=by)
