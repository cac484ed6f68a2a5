"""Show a plan to everyone, and take it back: the milieu says so, under a neutral title."""

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.journal.trail import record
from resal.plans.domain.neutral import names_place_beside_violence
from resal.plans.enums import Visibility
from resal.plans.models import ActionPlan
from resal.plans.places import forms_of_violence, places_of


@transaction.atomic
def publish(plan: ActionPlan, *, by: Person, title: str) -> None:
    title = title.strip()
    if not plan.is_adopted:
        raise Refusal(_("Un plan se publie après son adoption."))
    if not plan.milieu.publishes:
        raise Refusal(_("Le milieu n’a pas encore accepté d’être nommé sur le site public."))
    if not title:
        raise Refusal(_("Donnez un titre pour le public."), field="title")
    if names_place_beside_violence(title, places_of(plan), forms_of_violence()):
        raise Refusal(
            _("Ce titre met un lieu à côté d’une forme de violence. Gardez l’un ou l’autre, pas les deux."),
            field="title",
        )
    ActionPlan.objects.filter(pk=plan.pk).update(visibility=Visibility.PUBLIC, public_title=title[:120])
    record(by, "published", plan, ["visibility", "public_title"])


@transaction.atomic
def withdraw(plan: ActionPlan, *, by: Person) -> None:
    ActionPlan.objects.filter(pk=plan.pk).update(visibility=Visibility.PARTNERS)
    record(by, "withdrew", plan, ["visibility"])
