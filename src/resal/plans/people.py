"""Whom a plan concerns."""

from django.db.models import Q

from resal.accounts.models import Person
from resal.directory.models import Mandate, MandateRole
from resal.plans.models import ActionPlan


def people_of_partners(plan: ActionPlan):
    """Those who work today for a partner and can be written to."""
    partners = plan.partners.values("organisation")
    found = Person.objects.active().exclude(email=None)
    return found.filter(member__left_on=None, member__organisation__in=partners).by_name()


def leads_of(plan: ActionPlan):
    held = Mandate.objects.current().on(plan.milieu).with_role(MandateRole.LEAD)
    return _reached(Q(pk__in=held.values("person")))


def backing(plan: ActionPlan):
    """Those behind the lead: the coordination while it accompanies, then whoever carries the plan after it."""
    held = Mandate.objects.current().on(plan.milieu).with_role(MandateRole.COORDINATION)
    if not plan.network_left_on and held.exists():
        return _reached(Q(pk__in=Person.objects.coordination().values("pk")))
    after = Q(member__organisation=plan.owner_after_id, member__left_on=None)
    return _reached(after).exclude(pk__in=leads_of(plan).values("pk"))


def _reached(people: Q):
    return Person.objects.active().exclude(email=None).filter(people).by_name()
