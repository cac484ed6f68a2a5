"""Keep a state of the plan that was agreed on."""

from dataclasses import dataclass

from django.db import transaction

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.journal.trail import record
from resal.plans.content import content
from resal.plans.enums import EventKind
from resal.plans.models import ActionPlan, UpdateEvent, Version


@dataclass(frozen=True, slots=True)
class Motive:
    """Why an adopted plan changes, and where that was decided."""

    why: str
    decided_where: str = ""


@transaction.atomic
def keep_version(plan: ActionPlan, *, by: Person, motive: Motive | None = None) -> Version:
    """The plan as it stands, under the next number."""
    last = plan.versions.order_by("-number").values_list("number", flat=True).first() or 0
    why = texts.write(motive.why, "plans.version.why") if motive else None
    version = Version.objects.create(
        plan=plan,
        number=last + 1,
        content=content(plan),
        why=why,
        decided_where=motive.decided_where[:120] if motive else "",
        by=by,
        at=clock.now(),
    )
    if motive:
        UpdateEvent.objects.create(
            plan=plan, kind=EventKind.VERSION, note=why, person=by, status=str(version.number), at=clock.now()
        )
    record(by, "versioned", plan, ["versions"])
    return version
