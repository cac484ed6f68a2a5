"""Who carries actions together, and who sat together at the meetings of a plan."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from resal.core.quarters import quarters_between
from resal.core.registry import Attended
from resal.plans.enums import MeetingStatus, PlanStatus, Progress
from resal.plans.models import Action, Commitment, Meeting

FOLLOWED = (PlanStatus.ADOPTED, PlanStatus.ACTIVE, PlanStatus.ENDED)


def attended(since: date, until: date) -> Iterable[Attended]:
    yield from _meetings(since, until)
    yield from _actions(since, until)


def hours_of_people(since: date, until: date) -> dict[int, float]:
    """The hours of commitments that somebody holds by name, due in the period: those given, else those promised."""
    held = Commitment.objects.filter(
        plan__status__in=FOLLOWED,
        person__isnull=False,
        signed_on__isnull=False,
        declined_on=None,
        due_on__range=(since, until),
    ).exclude(status=Progress.ABANDONED)
    hours: dict[int, float] = defaultdict(float)
    for person, given, promised in held.order_by("pk").values_list("person", "hours_given", "hours"):
        hours[person] += float((promised if given is None else given) or 0)
    return dict(hours)


def _meetings(since: date, until: date) -> Iterable[Attended]:
    rows = Meeting.objects.filter(
        status=MeetingStatus.HELD,
        starts_at__date__gte=since,
        starts_at__date__lte=until,
        present__isnull=False,
    )
    for pk, starts_at, minutes, organisation in rows.order_by("pk", "present").values_list(
        "pk", "starts_at", "minutes", "present"
    ):
        day = timezone.localdate(starts_at)
        yield Attended(organisation, f"plans.meeting:{pk}", "meeting", day, hours=minutes / 60)


def _actions(since: date, until: date) -> Iterable[Attended]:
    """Whoever leads one, contributes to it or promised something for it.

    An action counts once for each quarter of its plan; promised hours are spread over them.
    """
    together: dict[int, set[int]] = defaultdict(set)
    hours: dict[tuple[int, int], float] = defaultdict(float)
    rows = Action.objects.filter(
        plan__status__in=FOLLOWED, plan__starts_on__lte=until, plan__ends_on__gte=since
    )
    spans = {
        pk: (start, end) for pk, start, end in rows.values_list("pk", "plan__starts_on", "plan__ends_on")
    }
    for pk, lead, contributor in rows.values_list("pk", "lead_id", "contributors"):
        together[pk] |= {one for one in (lead, contributor) if one is not None}
    promised = Commitment.objects.filter(action__in=spans).values_list(
        "action_id", "organisation_id", "hours"
    )
    for action, organisation, given in promised.order_by("pk"):
        together[action].add(organisation)
        hours[action, organisation] += float(given or 0)
    for action in sorted(spans):
        start, end = spans[action]
        whole = sum(1 for _quarter in quarters_between(start, end))
        for first, last in quarters_between(max(start, since), min(end, until)):
            for organisation in sorted(together[action]):
                yield Attended(
                    organisation_id=organisation,
                    activity=f"plans.action:{action}:{last}",
                    kind="plan",
                    day=max(first, start),
                    hours=hours[action, organisation] / whole,
                )
