"""Who may. Mandates say who writes; a partner is an organisation of the plan, whoever works there today."""

import rules

from resal.directory.models import MandateRole
from resal.directory.rules import roles_on
from resal.plans.models import organisations_of

WRITERS = frozenset({MandateRole.COORDINATION, MandateRole.LEAD, MandateRole.TEAM})
DECIDERS = frozenset({MandateRole.COORDINATION, MandateRole.LEAD})


def own_organisations(user) -> frozenset:
    """Where this person works today, asked once a request."""
    if not user.is_authenticated:
        return frozenset()
    if "_own_organisations" not in user.__dict__:
        user.__dict__["_own_organisations"] = frozenset(organisations_of(user).values_list("pk", flat=True))
    return user.__dict__["_own_organisations"]


def _roles(user, plan) -> frozenset:
    """Her roles on the plan's milieu; once the network has left, only the milieu's own count for writing."""
    roles = roles_on(user, plan.milieu)
    return roles & {MandateRole.LEAD} if plan.network_left_on else roles


@rules.predicate
def is_partner(user, plan):
    if plan is None or not own_organisations(user):
        return False
    return any(partner.organisation_id in own_organisations(user) for partner in plan.partners.all())


@rules.predicate
def sees(user, plan):
    return plan is not None and (bool(roles_on(user, plan.milieu)) or is_partner(user, plan))


@rules.predicate
def writes(user, plan):
    return plan is not None and bool(_roles(user, plan) & WRITERS)


@rules.predicate
def decides(user, plan):
    """Adopts, hands over, publishes: the lead, or the coordination for it."""
    return plan is not None and bool(_roles(user, plan) & DECIDERS)


@rules.predicate
def evaluates(user, plan):
    return plan is not None and MandateRole.EVALUATOR in roles_on(user, plan.milieu)


@rules.predicate
def holds(user, item):
    """An action or a commitment of her own organisation."""
    return item is not None and item.holder_id in own_organisations(user)


@rules.predicate
def writes_around(user, item):
    return item is not None and writes(user, item.plan)


@rules.predicate
def collects(user, indicator):
    return indicator is not None and indicator.collector_id in own_organisations(user)


@rules.predicate
def evaluates_around(user, indicator):
    return indicator is not None and evaluates(user, indicator.plan)


@rules.predicate
def leads(user, plan):
    return plan is not None and MandateRole.LEAD in roles_on(user, plan.milieu)


rules.add_perm("plans.see_partnership", is_partner | leads)
rules.add_perm("plans.see", sees)
rules.add_perm("plans.write", writes)
rules.add_perm("plans.decide", decides)
rules.add_perm("plans.review", writes | evaluates)
rules.add_perm("plans.follow", writes_around | holds)
rules.add_perm("plans.measure", writes_around | collects | evaluates_around)
