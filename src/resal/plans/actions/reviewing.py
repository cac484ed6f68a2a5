"""Reviews at six and at twelve months: the table as it stood that day is kept with what was said."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.journal.trail import record
from resal.plans.actions.following import refuse_unless_followed
from resal.plans.enums import EventKind
from resal.plans.models import Review, UpdateEvent
from resal.plans.results import snapshot


@transaction.atomic
def hold(review: Review, *, by: Person, held_on: date, notes: str, edition: int) -> Review:
    """The review took place. Correcting its notes afterwards keeps the table of the day."""
    reviews = Review.objects.select_for_update(of=("self",)).select_related("plan", "notes")
    review = reviews.get(pk=review.pk)
    if held_on > clock.today():
        raise Refusal(_("Cette date est à venir."), field="held_on")
    if not review.held_on:
        refuse_unless_followed(review.plan)
    if review.edition != edition:
        raise Refusal(
            _("Quelqu’un a écrit ce bilan pendant ce temps. Relisez ses notes ci-dessous, puis complétez.")
        )
    first = review.held_on is None
    review.held_on, review.edition = held_on, edition + 1
    review.notes = texts.replace(review.notes, notes, "plans.review.notes")
    if first:
        review.results = snapshot(review.plan)
    review.save(update_fields=["held_on", "edition", "notes", "results"])
    record(by, "reviewed", review, ["held_on", "notes", *(["results"] if first else [])])
    if first:
        UpdateEvent.objects.create(
            plan=review.plan, kind=EventKind.REVIEW, note=review.notes, person=by, at=clock.now()
        )
    return review
