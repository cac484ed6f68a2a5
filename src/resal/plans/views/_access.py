"""Which plan, and may this person? Unknown is 404, forbidden is 403."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from resal.core.errors import Refusal
from resal.plans.content import KINDS
from resal.plans.models import ActionPlan, Partner


def load(public_id: str) -> ActionPlan:
    plans = ActionPlan.objects.select_related(
        "milieu", "lead_organisation", "owner_after", *ActionPlan.TEXTS
    ).prefetch_related(Prefetch("partners", Partner.objects.by_name()))
    return get_object_or_404(plans, public_id=public_id)


def _loads(permission: str):
    def decorator(view):
        @wraps(view)
        def wrapped(request, public_id, *args, **kwargs):
            plan = load(public_id)
            if not request.user.has_perm(permission, plan):
                raise PermissionDenied
            return view(request, plan, *args, **kwargs)

        return wrapped

    return decorator


for_readers = _loads("plans.see")
for_writers = _loads("plans.write")
for_deciders = _loads("plans.decide")
for_reviewers = _loads("plans.review")


def part_of(plan: ActionPlan, kind: str, public_id: str):
    """The plan itself, or one of its parts."""
    model = KINDS[kind]
    if model is ActionPlan:
        return plan
    part = get_object_or_404(model.objects.with_words(), plan=plan, public_id=public_id)
    part.plan = plan
    return part


def partner_of(link) -> Partner:
    """The organisation of the plan that a signed link is for."""
    found = Partner.objects.select_related("plan__milieu", "organisation")
    return get_object_or_404(found, public_id=link.subject.removeprefix("plans.partner:"))


def tried(request, wish) -> bool:
    """Do it, or say above the page why not."""
    try:
        wish()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    return True
