"""Which warnings hold for which plans: a fixed number of queries, whatever the number of plans."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Max
from django.utils import timezone

from resal.core import clock
from resal.plans.domain import warnings as rules
from resal.plans.enums import PlanStatus, Progress
from resal.plans.models import Action, ActionPlan, Commitment, Meeting, Review, UpdateEvent

SAID = {PlanStatus.ADOPTED: "agreed", PlanStatus.ACTIVE: "follow_up"}
CLOSED = (Progress.DONE, Progress.ABANDONED)


def warnings_of(plans: Iterable[ActionPlan]) -> dict[int, list[str]]:
    """`{plan pk: codes}` for the plans that are followed up; the others have none."""
    followed = [plan for plan in plans if plan.status in SAID]
    promises = _promises(followed)
    partners, last = _news(followed)
    meetings = _next_meetings(followed)
    return {
        plan.pk: rules.warnings(
            rules.State(
                today=clock.today(),
                status=SAID[PlanStatus(plan.status)],
                last_event=last.get(plan.pk),
                next_meeting=meetings.get(plan.pk),
                commitments=promises[plan.pk],
                inactive_members=frozenset(
                    promise.owner
                    for promise in promises[plan.pk]
                    if (promise.owner or "").startswith("left:")
                ),
                partner_last_update=partners[plan.pk],
            )
        )
        for plan in followed
    }


def _promises(plans: list[ActionPlan]) -> dict[int, list[rules.Promise]]:
    """Actions and commitments alike: somebody promised them for a day."""
    found: dict[int, list[rules.Promise]] = defaultdict(list)
    for model in (Action, Commitment):
        for item in model.objects.filter(plan__in=plans).order_by("pk"):
            holder = str(item.holder_id or "")
            owner = f"person:{item.person_id}" if item.person_id else holder
            found[item.plan_id].append(
                rules.Promise(
                    id=item.public_id,
                    owner=f"left:{owner}" if item.owner_left_on else owner or None,
                    partner=holder,
                    due=item.due_on,
                    done=item.status in CLOSED,
                    waits_for_approval=item.waits_for_approval,
                )
            )
    return found


def _news(plans: list[ActionPlan]) -> tuple[dict[int, dict[str, date]], dict[int, date]]:
    """The last news of each partner, and of each plan. A plan's adoption counts as news of all its partners."""
    partners: dict[int, dict[str, date]] = defaultdict(dict)
    last: dict[int, date] = {}
    rows = UpdateEvent.objects.filter(plan__in=plans).values("plan", "organisation", "kind")
    for row in rows.annotate(at=Max("at")).order_by("plan", "at"):
        day = timezone.localdate(row["at"])
        last[row["plan"]] = max(day, last.get(row["plan"], day))
        if row["organisation"]:
            partners[row["plan"]][str(row["organisation"])] = day
    for plan, organisation, adopted_on in ActionPlan.objects.filter(
        pk__in=[plan.pk for plan in plans], adoption__isnull=False
    ).values_list("pk", "partners__organisation", "adoption__adopted_on"):
        known = partners[plan].get(str(organisation), date.min)
        partners[plan][str(organisation)] = max(known, adopted_on)
    return partners, last


def _next_meetings(plans: list[ActionPlan]) -> dict[int, date]:
    """The nearest review or meeting to come."""
    days = list(
        Review.objects.filter(plan__in=plans, held_on=None, due_on__gte=clock.today())
        .order_by("due_on")
        .values_list("plan", "due_on")
    )
    planned = (
        Meeting.objects.planned().filter(plan__in=plans, starts_at__gte=clock.now()).order_by("starts_at")
    )
    days += [(plan, timezone.localdate(at)) for plan, at in planned.values_list("plan", "starts_at")]
    return dict(sorted(days, key=lambda one: one[1], reverse=True))
