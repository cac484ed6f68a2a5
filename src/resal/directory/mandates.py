"""Give and end mandates: the one way in which somebody comes to see a milieu."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts import care
from resal.accounts.models import Care, Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.mail.outbox import digest, in_language_of
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
def publish(milieu: Milieu, publishes: bool, *, by: Person) -> None:
    """Whether the public site may name this milieu; nothing happens when it already is so."""
    if Milieu.objects.filter(pk=milieu.pk, publishes=not publishes).update(publishes=publishes):
        record(by, "edited", milieu, ["publishes"])


@transaction.atomic
def stop(mandate: Mandate, *, by: Person) -> None:
    """End a mandate, unless nobody would see the milieu any more: it keeps a lead or the coordination."""
    held = Mandate.objects.select_for_update().current().on(mandate.milieu)
    if not held.filter(pk=mandate.pk).exists():
        raise Refusal(_("Ce mandat a déjà pris fin."))
    keepers = held.with_role(MandateRole.LEAD, MandateRole.COORDINATION)
    if {keeper.pk for keeper in keepers} == {mandate.pk}:
        raise Refusal(_("Plus personne ne verrait ce milieu : remettez-le d’abord à quelqu’un."))
    end(mandate, by=by)


@transaction.atomic
def hand_over_lead(milieu: Milieu, *, leaving: Person, to: Person, by: Person) -> Mandate:
    """« Je quitte mon poste »: the lead, and everything of this milieu that waited for her, is `to`'s from today."""
    if leaving.pk == to.pk:
        raise Refusal(_("Choisissez quelqu’un d’autre que la personne qui part."), field="email")
    mine = Mandate.objects.current().on(milieu).with_role(MandateRole.LEAD).filter(person=leaving).first()
    if mine is None:
        raise Refusal(_("Cette personne ne porte pas ce milieu."))
    new = grant(milieu, MandateRole.LEAD, person=to, organisation=mine.organisation, by=by)
    for subject in Care.objects.filter(person=leaving).order_by("pk").values_list("subject", flat=True):
        found = care.waiting(subject)
        if found is not None and getattr(found.thing, "milieu", None) == milieu:
            care.hand_to(subject, to, by=by)
    end(mine, by=by)
    registry.announce("directory.lead_handed_over", milieu=milieu, leaving=leaving, to=to, by=by)
    if to.email:
        with in_language_of(to):
            line = _("Vous portez maintenant le milieu %(name)s") % {"name": milieu.name}
            digest(
                to=to.email,
                line=line,
                address=reverse("directory:milieu", args=[milieu.public_id]),
                language=to.language,
            )
    return new


@transaction.atomic
def end(mandate: Mandate, *, by: Person | None) -> None:
    """The mandate ends now: from this moment it gives nothing. Apps above are told."""
    Mandate.objects.filter(pk=mandate.pk).update(ends_on=clock.today() - clock.A_DAY)
    record(by, "ended", mandate, ["ends_on"])
    registry.announce("directory.mandate_ended", mandate=mandate, by=by)


@transaction.atomic
def end_all(person: Person, *, by: Person) -> None:
    """She leaves, or her account is closed: nothing of hers opens a milieu any more."""
    for mandate in Mandate.objects.current().filter(person=person).order_by("pk"):
        end(mandate, by=by)
