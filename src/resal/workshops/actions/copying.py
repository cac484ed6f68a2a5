"""An activity as a model for the next one: its steps, minutes and issues, nothing of what the room did."""

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.workshops.actions import preparing
from resal.workshops.models import Issue, Workshop

KEPT = ("head_count", "police", "in_english", "moderated", "in_tables")


@transaction.atomic
def copy_workshop(workshop: Workshop, *, by: Person) -> Workshop:
    """In preparation, for the same milieu; no date, no support person, no guest, no vote."""
    copy = preparing.prepare(
        workshop.milieu,
        by=by,
        title=_("%(title)s (copie)") % {"title": workshop.title[:150]},
        question=workshop.question,
        script=workshop.script,
        **{name: getattr(workshop, name) for name in KEPT},
    )
    lines = list(workshop.steps.order_by("position").values_list("kind", "minutes"))
    preparing.lay_agenda(copy, lines, workshop.slack, by=by)
    Issue.objects.bulk_create(
        Issue(workshop=copy, number=number, wording=issue.wording, wording_en=issue.wording_en)
        for number, issue in enumerate(workshop.issues.in_order(), start=1)
    )
    return copy
