"""A small concerted plan: a milieu, its lead, two partners, an objective, actions."""

from datetime import date

from resal.core import clock, texts
from resal.directory.models import MandateRole
from resal.plans.actions import adopting, drafting, parts
from resal.plans.actions.versions import Motive
from resal.plans.models import Action, Commitment, Indicator, Objective
from tests.factories import MemberFactory, MilieuFactory, OrganisationFactory, mandate

WHY = Motive("Décidé ensemble", "comité de suivi")


def milieu_with_lead(**details):
    """A milieu and the person who leads it, a member of its lead organisation."""
    milieu = MilieuFactory(**details)
    lead = MemberFactory(organisation=milieu.lead_organisation).person
    mandate(milieu, MandateRole.LEAD, lead, milieu.lead_organisation)
    return milieu, lead


def drafted(milieu=None, by=None, title="Mieux repérer", **details):
    """A draft with one objective; returns the plan and the lead."""
    if milieu is None:
        milieu, lead = milieu_with_lead()
        by = by or lead
    plan = drafting.draft(milieu, title=title, by=by, starts_on=date(2025, 3, 24), **details)
    objective(plan, by)
    return plan, by


def objective(plan, by, words="Chaque adulte sait qui appeler"):
    return parts.add(plan, Objective, by=by, values={"words": words}, motive=motive(plan))


def action(plan, by, what="Signer un protocole", **values):
    """An action of the first objective; a new organisation leads it unless one is given."""
    values = {
        "what": what,
        "objective": plan.objectives.in_order().first(),
        "lead": values.pop("lead", None) or OrganisationFactory(),
        "due_on": date(2025, 9, 30),
        "how_we_know": "Le document signé",
    } | values
    return parts.add(plan, Action, by=by, values=values, motive=motive(plan))


def commitment(plan, by, what="Prêter une salle", **values):
    organisation = values.pop("organisation", None) or OrganisationFactory()
    values = {"what": what, "organisation": organisation, "due_on": date(2025, 9, 30)} | values
    return parts.add(plan, Commitment, by=by, values=values, motive=motive(plan))


def indicator(plan, by, name="Organismes signataires", **values):
    values = {"name": name, "kind": "process", "direction": "up", "target": 12} | values
    return parts.add(plan, Indicator, by=by, values=values, motive=motive(plan))


def motive(plan):
    return WHY if plan.is_adopted else None


def adopted(**details):
    """A plan with an action, adopted today by its lead organisation."""
    plan, by = drafted(**details)
    action(plan, by)
    adopting.adopt(plan, by=by, organisation=plan.lead_organisation, adopted_on=clock.today())
    return fresh(plan), by


def active(**details):
    plan, by = adopted(**details)
    adopting.start(plan, by=by)
    return fresh(plan), by


def partner_of(plan, **details):
    """A new organisation of the plan and somebody who works there."""
    member = MemberFactory(**details)
    drafting.include(plan, [member.organisation])
    return member.organisation, member.person


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def withdrawn(text):
    texts.quarantine(text)
    return text
