"""A plan's dates for an agenda. Agendas travel: a title says what and which organisation, never what people wrote."""

from django.urls import reverse
from django.utils.translation import gettext as _

from resal.accounts import links
from resal.core.documents.ics import Entry
from resal.plans import reading
from resal.plans.enums import OPEN
from resal.plans.models import ActionPlan, Meeting


def entries(plan: ActionPlan) -> list[Entry]:
    """What is still to come or to do: open actions and commitments, planned meetings, reviews not held."""
    found = [
        _due(plan, row) for row in reading.whole(plan).every if row.item.due_on and row.item.status in OPEN
    ]
    found += [meeting_entry(plan, meeting) for meeting in plan.meetings.planned().order_by("starts_at", "pk")]
    for review in plan.reviews.filter(held_on=None).order_by("due_on", "pk"):
        address = reverse("plans:review", args=[plan.public_id, review.public_id])
        title = str(review.get_kind_display())
        found.append(
            Entry(f"bilan-{review.public_id}", title, review.due_on, address=links.absolute(address))
        )
    return found


def meeting_entry(plan: ActionPlan, meeting: Meeting) -> Entry:
    address = reverse("plans:meeting", args=[plan.public_id, meeting.public_id])
    return Entry(
        f"rencontre-{meeting.public_id}",
        _("Rencontre de suivi du plan"),
        meeting.starts_at,
        meeting.ends_at,
        links.absolute(address),
    )


def _due(plan: ActionPlan, row: reading.Row) -> Entry:
    if row.kind == "action":
        who = row.item.lead.name if row.item.lead else _("à dire")
        title = _("Échéance : action %(number)s (%(who)s)") % {"number": row.number, "who": who}
    else:
        title = _("Échéance : engagement (%(who)s)") % {"who": row.item.organisation.name}
    address = links.absolute(reverse("plans:table", args=[plan.public_id]))
    return Entry(f"echeance-{row.item.public_id}", title, row.item.due_on, address=address)
