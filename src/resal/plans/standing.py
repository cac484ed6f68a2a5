"""Which warnings hold for which plans: a fixed number of queries, whatever the number of plans."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import DateField, DateTimeField, F, Max, Value
from django.db.models.functions import Cast
from django.utils import timezone

from resal.core import clock
from resal.plans.domain import warnings as rules
from resal.plans.enums import OPEN, EventKind, PlanStatus, Progress
from resal.plans.models import Action, ActionPlan, Commitment, Meeting, Review, UpdateEvent

SAID = {PlanStatus.ADOPTED: "agreed", PlanStatus.ACTIVE: "follow_up"}
CLOSED = (Progress.DONE, Progress.ABANDONED)
READ = ("plan", "public_id", "holder", "person", "owner_left_on", "due_on", "status", "asks", "approved")


def warnings_of(plans: Iterable[ActionPlan]) -> dict[int, list[str]]:
    """`{plan pk: codes}` for the plans that are followed up; the others have none."""
    followed = [plan for plan in plans if plan.status in SAID]
    promises = _promises(followed)
    partners, last, adopted = _news(followed)
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
                partner_last_update=_since_adoption(
                    partners[plan.pk], promises[plan.pk], adopted.get(plan.pk)
                ),
            )
        )
        for plan in followed
    }


def _since_adoption(
    partners: dict[str, date], promises: Iterable[rules.Promise], adopted: date | None
) -> dict[str, date]:
    """A plan's adoption counts as news of all those who promised something."""
    if adopted is None:
        return partners
    everyone = {promise.partner for promise in promises}
    return partners | {one: max(partners.get(one, adopted), adopted) for one in everyone}


def _promises(plans: list[ActionPlan]) -> dict[int, list[rules.Promise]]:
    """Actions and commitments alike: somebody promised them for a day. One query, and only what the rules read."""
    no_approval = {"asks": Value(""), "approved": Cast(Value(None), DateField())}
    asked = {"asks": F("approval_by"), "approved": F("approved_on")}
    actions = Action.objects.filter(plan__in=plans).annotate(holder=F("lead"), **no_approval)
    commitments = Commitment.objects.filter(plan__in=plans).annotate(holder=F("organisation"), **asked)
    found: dict[int, list[rules.Promise]] = defaultdict(list)
    for row in actions.values_list(*READ).union(commitments.values_list(*READ), all=True):
        plan, public_id, holder, person, left_on, due_on, status, asks, approved = row
        partner = str(holder or "")
        owner = f"person:{person}" if person else partner
        found[plan].append(
            rules.Promise(
                id=public_id,
                owner=f"left:{owner}" if left_on else owner or None,
                partner=partner,
                due=due_on,
                done=status in CLOSED,
                waits_for_approval=bool(asks) and approved is None and status in OPEN,
            )
        )
    return found


def _news(plans: list[ActionPlan]) -> tuple[dict[int, dict[str, date]], dict[int, date], dict[int, date]]:
    """The last news of each partner, of each plan, and the day on which each plan was adopted."""
    partners: dict[int, dict[str, date]] = defaultdict(dict)
    last: dict[int, date] = {}
    adopted: dict[int, date] = {}
    rows = UpdateEvent.objects.filter(plan__in=plans).values_list("plan", "organisation", "kind")
    for plan, organisation, kind, at in rows.annotate(latest=Max("at")).order_by("plan", "latest"):
        day = timezone.localdate(at)
        last[plan] = day
        if kind == EventKind.ADOPTION:
            adopted[plan] = day
        if organisation:
            partners[plan][str(organisation)] = day
    return partners, last, adopted


def _next_meetings(plans: list[ActionPlan]) -> dict[int, date]:
    """The nearest review or meeting to come, in one query; a meeting's moment is read as its day here."""
    reviews = Review.objects.filter(plan__in=plans, held_on=None, due_on__gte=clock.today())
    planned = Meeting.objects.planned().filter(plan__in=plans, starts_at__gte=clock.now())
    no_day, no_moment = Cast(Value(None), DateField()), Cast(Value(None), DateTimeField())
    both = (
        reviews.order_by()
        .values_list("plan", "due_on", no_moment)
        .union(planned.order_by().values_list("plan", no_day, "starts_at"), all=True)
    )
    days = [(plan, day or timezone.localdate(at)) for plan, day, at in both]
    return dict(sorted(days, key=lambda one: one[1], reverse=True))
