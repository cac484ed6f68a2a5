"""What plans tell outside of their own pages: to those who took part, to the public, to a person about herself."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core.payloads import OutcomeLine
from resal.core.registry import PublicLine
from resal.core.templatetags.words import short_day, words
from resal.plans import reading
from resal.plans.domain.neutral import names_violence
from resal.plans.models import ActionPlan, Adoption, Measurement, UpdateEvent, Version
from resal.plans.places import forms_of_violence


def outcomes(workshop_id: str) -> tuple[OutcomeLine, ...]:
    """What became of a room's decision: objectives while it is a draft, then each action. No name, no figure."""
    plan = ActionPlan.objects.filter(workshop_id=workshop_id).exclude(workshop_id="").first()
    if plan is None:
        return ()
    whole = reading.whole(plan)
    if not plan.is_adopted:
        return tuple(
            OutcomeLine(words(goal.objective.words), tag=_("en préparation"), tone="waiting")
            for goal in whole.goals
        )
    return tuple(
        OutcomeLine(
            title=words(row.item.what),
            detail=words(row.item.why) or (words(goal.objective.words) if place == 0 else ""),
            tag=row.label,
            tone=row.tone,
        )
        for goal in whole.goals
        for place, row in enumerate(goal.rows)
    )


def published() -> Iterable[PublicLine]:
    """Plans that a milieu agreed to publish; a title that says a violence stands beside no place."""
    forms = forms_of_violence()
    plans = ActionPlan.objects.public().select_related("milieu__territory").order_by("-starts_on", "-pk")
    for plan in plans[:50]:
        hidden = names_violence(plan.public_title, forms)
        yield PublicLine(
            title=plan.public_title,
            detail=_("Plan d’action concerté, du %(start)s au %(end)s")
            % {"start": short_day(plan.starts_on), "end": short_day(plan.ends_on)},
            address=reverse("plans:public", args=[plan.public_id]),
            when=plan.starts_on,
            territory="" if hidden else plan.milieu.territory.name,
        )


def held_about(person: Person) -> dict[str, Any]:
    """What plans hold about a person: what she told, measured, decided."""
    events = UpdateEvent.objects.filter(person=person).select_related("plan", "note").order_by("pk")
    return {
        "news": [
            {"plan": one.plan.title, "kind": one.kind, "at": one.at, "note": words(one.note)}
            for one in events
        ],
        "measurements": list(
            Measurement.objects.filter(entered_by=person).order_by("pk").values("measured_on", "value")
        ),
        "versions": list(
            Version.objects.filter(by=person).order_by("pk").values("plan__title", "number", "at")
        ),
        "adoptions": list(
            Adoption.objects.filter(by=person).order_by("pk").values("plan__title", "adopted_on")
        ),
    }
