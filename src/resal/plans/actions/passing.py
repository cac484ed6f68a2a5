"""The milieu owns its plan: the network leaves in one action, and the plan goes on."""

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts import care
from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.directory import mandates
from resal.directory.models import Mandate, MandateRole, Organisation
from resal.journal.trail import record
from resal.plans.actions.drafting import include
from resal.plans.enums import EventKind
from resal.plans.models import ActionPlan, UpdateEvent


@transaction.atomic
def hand_over(
    plan: ActionPlan,
    *,
    by: Person,
    organisation: Organisation,
    person: Person,
    end_mandates: bool = False,
) -> None:
    """`person`, of `organisation`, leads from today. The network no longer writes in this plan; its mandates
    on the milieu end too when asked."""
    if not Person.objects.active().filter(
        pk=person.pk, member__organisation=organisation, member__left_on=None
    ):
        raise Refusal(_("Choisissez une personne qui travaille dans cet organisme."), field="person")
    mandates.grant(plan.milieu, MandateRole.LEAD, by=by, person=person, organisation=organisation)
    include(plan, [organisation])
    ActionPlan.objects.filter(pk=plan.pk).update(
        owner_after=organisation, lead_organisation=organisation, network_left_on=clock.today()
    )
    care.hand_to(plan.subject, person, by=by)
    UpdateEvent.objects.create(
        plan=plan, kind=EventKind.HANDED, organisation=organisation, person=by, at=clock.now()
    )
    record(by, "handed_over", plan, ["owner_after", "lead_organisation", "network_left_on"])
    if end_mandates:
        ours = (MandateRole.COORDINATION, MandateRole.TEAM)
        for mandate in Mandate.objects.current().on(plan.milieu).with_role(*ours).order_by("pk"):
            mandates.end(mandate, by=by)
