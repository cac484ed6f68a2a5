"""A calendar address for one reader of a plan: signed, for a year, closed whenever she wants."""

from django.db import transaction
from django.urls import reverse

from resal.accounts import links
from resal.accounts.models import Person, SignedLink
from resal.core import clock
from resal.journal.trail import record
from resal.plans.models import ActionPlan

PURPOSE = "plans.calendar"
DAYS = 400


def open_feed(plan: ActionPlan, person: Person) -> SignedLink | None:
    return _feeds(plan, person).usable(clock.now()).order_by("-pk").first()


@transaction.atomic
def give_feed(plan: ActionPlan, *, to: Person) -> str:
    """A new address; her former one for this plan closes. Returns the path."""
    close_feeds(plan, of=to)
    token = links.issue(PURPOSE, plan.subject, days=DAYS, holder=to)
    record(to, "opened_feed", plan, ["calendar"])
    return reverse("plans:feed", args=[token])


@transaction.atomic
def close_feeds(plan: ActionPlan, *, of: Person) -> None:
    for link in _feeds(plan, of).filter(revoked_at=None).order_by("pk"):
        links.close(link, by=of)


def _feeds(plan: ActionPlan, person: Person):
    return SignedLink.objects.about(PURPOSE, plan.subject).filter(holder=person)
