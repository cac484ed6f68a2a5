"""What concerted plans add to the yearly report: plans, commitments, results against targets."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from resal.core.registry import Counted, Statistic
from resal.plans.domain.judgement import Result, judge
from resal.plans.enums import Direction, MeetingStatus, PlanStatus, Progress
from resal.plans.models import ActionPlan, Commitment, Indicator, Measurement, Meeting

FOLLOWED = (PlanStatus.ADOPTED, PlanStatus.ACTIVE, PlanStatus.ENDED)


def adopted(since: date, until: date) -> Iterable[Counted]:
    rows = ActionPlan.objects.filter(adoption__adopted_on__range=(since, until)).select_related("adoption")
    for plan in rows.order_by("adoption__adopted_on", "pk"):
        yield Counted(f"plans.plan:{plan.pk}", plan.title, plan.get_absolute_url(), plan.adoption.adopted_on)


def commitments(since: date, until: date) -> Iterable[Counted]:
    """Those of the plans that lived during the period."""
    return [_promise(one) for one in _promised(since, until)]


def kept(since: date, until: date) -> Iterable[Counted]:
    done = _promised(since, until).filter(status=Progress.DONE, status_on__lte=until)
    return [_promise(one) for one in done]


def hours(since: date, until: date) -> Iterable[Counted]:
    """Promised by commitments signed during the period; what was abandoned is promised no more."""
    return _amounts(_signed(since, until).exclude(status=Progress.ABANDONED), "hours")


def hours_given(since: date, until: date) -> Iterable[Counted]:
    """Given to this day by commitments signed during the period; what was given stays given."""
    return _amounts(_signed(since, until), "hours_given")


def dollars(since: date, until: date) -> Iterable[Counted]:
    return _amounts(_signed(since, until).exclude(status=Progress.ABANDONED), "dollars")


def dollars_given(since: date, until: date) -> Iterable[Counted]:
    return _amounts(_signed(since, until), "dollars_given")


def _signed(since: date, until: date):
    rows = Commitment.objects.filter(plan__status__in=FOLLOWED, signed_on__range=(since, until))
    return rows.select_related("what", "plan").order_by("plan", "pk")


def _amounts(rows: Iterable[Commitment], name: str) -> Iterable[Counted]:
    return [replace(_promise(one), amount=getattr(one, name)) for one in rows if getattr(one, name)]


def measured(since: date, until: date) -> Iterable[Counted]:
    """Indicators with a target that were measured during the period."""
    return [_indicator(one) for one, _measures in _measured(since, until)]


def reached(since: date, until: date) -> Iterable[Counted]:
    for indicator, measures in _measured(since, until):
        judged = judge(
            Result(
                target=float(indicator.target),
                value=float(measures[-1].value),
                baseline=None if indicator.baseline_value is None else float(indicator.baseline_value),
                first=float(measures[0].value) if len(measures) > 1 else None,
                lower_is_better=indicator.direction == Direction.DOWN,
                denominator=measures[-1].denominator,
            )
        )
        if judged.code == "reached":
            yield _indicator(indicator)


def territories(since: date, until: date) -> Iterable[Counted]:
    for plan in _followed(since, until).select_related("milieu__territory__parent").order_by("pk"):
        territory = plan.milieu.territory
        yield Counted(key=f"directory.territory:{territory.pk}", label=territory.full_name)


def meetings(since: date, until: date) -> Iterable[Counted]:
    for meeting in _meetings(since, until):
        day = timezone.localdate(meeting.starts_at)
        plan = meeting.plan
        yield Counted(f"plans.meeting:{meeting.pk}", plan.title, plan.get_absolute_url(), day)


def attendances(since: date, until: date) -> Iterable[Counted]:
    """One for each organisation that was at a meeting of a plan."""
    for meeting in _meetings(since, until).prefetch_related("present"):
        day = timezone.localdate(meeting.starts_at)
        for organisation in sorted(meeting.present.all(), key=lambda one: one.pk):
            key = f"plans.meeting:{meeting.pk}:{organisation.pk}"
            label = f"{organisation.name} – {meeting.plan.title}"
            yield Counted(key, label, meeting.plan.get_absolute_url(), day)


def _meetings(since: date, until: date):
    rows = Meeting.objects.filter(
        status=MeetingStatus.HELD, starts_at__date__gte=since, starts_at__date__lte=until
    )
    return rows.select_related("plan").order_by("starts_at", "pk")


def _followed(since: date, until: date):
    return ActionPlan.objects.filter(status__in=FOLLOWED, starts_on__lte=until, ends_on__gte=since)


def _promised(since: date, until: date):
    rows = Commitment.objects.filter(plan__in=_followed(since, until).values("pk"))
    return rows.select_related("what", "plan").order_by("plan", "pk")


def _measured(since: date, until: date) -> list[tuple[Indicator, list[Measurement]]]:
    """With every measure known at the end of the period, the oldest first."""
    within = Measurement.objects.filter(measured_on__range=(since, until)).values("indicator")
    rows = Indicator.objects.filter(pk__in=within, target__isnull=False, plan__status__in=FOLLOWED)
    found = []
    for indicator in (
        rows.select_related("name", "plan").prefetch_related("measurements").order_by("plan", "pk")
    ):
        known = [one for one in indicator.measurements.all() if one.measured_on <= until]
        found.append((indicator, sorted(known, key=lambda one: (one.measured_on, one.pk))))
    return found


def _promise(one: Commitment) -> Counted:
    label = f"{one.what} – {one.plan.title}" if one.what else one.plan.title
    return Counted(f"plans.commitment:{one.pk}", label, one.plan.get_absolute_url(), one.due_on)


def _indicator(one: Indicator) -> Counted:
    label = f"{one.name} – {one.plan.title}" if one.name else one.plan.title
    return Counted(f"plans.indicator:{one.pk}", label, one.plan.get_absolute_url())


STATISTICS = [
    Statistic("plans.adopted", "support", _("Plans d’action concertés adoptés"), adopted, 50),
    Statistic("plans.commitments", "coordinate", _("Engagements de partenaires"), commitments, 20),
    Statistic("plans.kept", "coordinate", _("Engagements tenus"), kept, 21, out_of="plans.commitments"),
    Statistic("plans.hours", "coordinate", _("Heures promises par des partenaires"), hours, 22),
    Statistic(
        "plans.hours_given",
        "coordinate",
        _("Heures données à ce jour"),
        hours_given,
        23,
        out_of="plans.hours",
    ),
    Statistic("plans.dollars", "coordinate", _("Dollars promis par des partenaires"), dollars, 24),
    Statistic(
        "plans.dollars_given",
        "coordinate",
        _("Dollars donnés à ce jour"),
        dollars_given,
        25,
        out_of="plans.dollars",
    ),
    Statistic("plans.meetings", "coordinate", _("Rencontres de partenaires de plans"), meetings, 11),
    Statistic("reach.attendances", "reach", _("Présences"), attendances, 20, of_people=True),
    Statistic("plans.measured", "results", _("Indicateurs mesurés qui ont une cible"), measured, 10),
    Statistic("plans.reached", "results", _("Cibles atteintes"), reached, 11, out_of="plans.measured"),
    Statistic("reach.territories", "reach", _("Territoires touchés"), territories, 10),
]
