"""An action that comes after others: going round in circles is refused, with the circle in words."""

from collections import defaultdict

from django.utils.translation import gettext as _

from resal.core.errors import Refusal
from resal.core.templatetags.words import words
from resal.plans.domain.dependencies import loop
from resal.plans.models import Action, ActionPlan


def refuse_circles(action: Action) -> None:
    """The plan is locked: two people who each add half of a circle meet here."""
    ActionPlan.objects.select_for_update().get(pk=action.plan_id)
    after: dict[int, list[int]] = defaultdict(list)
    links = Action.after.through.objects.filter(from_action__plan=action.plan_id)
    for later, earlier in links.order_by("pk").values_list("from_action", "to_action"):
        after[later].append(earlier)
    circle = loop(after, action.pk)
    if not circle:
        return
    names = {one.pk: words(one.what) for one in Action.objects.filter(pk__in=circle).select_related("what")}
    said = " → ".join(names[one] for one in circle)
    raise Refusal(
        _("Ces actions s’attendent l’une l’autre, en rond : %(circle)s. Retirez l’un des liens.")
        % {"circle": said},
        field="after",
    )
