"""After the count: what the group keeps, and the plan that it opens."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import texts
from resal.core.errors import Refusal
from resal.core.payloads import DecidedProblem, Decision
from resal.core.registry import registry
from resal.journal.trail import record
from resal.workshops.actions.deciding import MOST_PROBLEMS
from resal.workshops.actions.polling import held_poll
from resal.workshops.models import Poll, PollItem
from resal.workshops.planning import PLAN
from resal.workshops.poll_reading import PLANNED, leading


@transaction.atomic
def keep_items(poll: Poll, numbers: Sequence[int], reason: str, *, by: Person) -> None:
    """The group keeps one to five of them; what the count did not put ahead is kept with a reason."""
    poll = held_poll(poll)
    if not poll.is_counted or poll.kind not in PLANNED:
        raise Refusal(_("Cette consultation n’est pas dépouillée."))
    if poll.plan_address:
        raise Refusal(_("Le plan est commencé : la suite s’y écrit."))
    items = list(poll.items.shown().filter(number__in=numbers).order_by("number"))
    if not 1 <= len(items) <= MOST_PROBLEMS:
        raise Refusal(_("Retenez de un à cinq éléments."), field="items")
    ahead = leading(poll.rounds.order_by("number").last().result)
    if ahead and any(item.number not in ahead for item in items) and not reason.strip():
        raise Refusal(
            _("Le compte n’a pas placé cet élément en tête : dites pourquoi le groupe le retient."),
            field="reason",
        )
    poll.items.exclude(place=None).update(place=None)
    for place, item in enumerate(items, start=1):
        PollItem.objects.filter(pk=item.pk).update(place=place)
    poll.reason = texts.replace(poll.reason, reason, "workshops.reason")
    poll.save(update_fields=["reason"])
    record(by, "kept", poll, ["items", "reason"])


@transaction.atomic
def make_poll_plan(poll: Poll, *, by: Person) -> str:
    """One click, one plan: asked again, it gives the same address."""
    poll = held_poll(poll)
    if poll.plan_address:
        return poll.plan_address
    kept = list(poll.items.exclude(place=None).order_by("place"))
    if not kept:
        raise Refusal(_("Dites d’abord ce que le groupe retient."))
    if not registry.can_hand_over(PLAN):
        raise Refusal(_("Cette installation ne tient pas de plans."))
    address = registry.hand_over(PLAN, _decision(poll, kept), key=poll.public_id, by=by)
    Poll.objects.filter(pk=poll.pk).update(plan_address=address)
    record(by, "handed_over", poll, ["plan_address"])
    return address


def _decision(poll: Poll, kept: Sequence[PollItem]) -> Decision:
    last = poll.rounds.order_by("number").last()
    problems = (
        DecidedProblem(title=item.wording_id, issues=(item.wording_id,), reason=poll.reason_id)
        for item in kept
    )
    note = _("%(format)s : %(voters)s réponses secrètes ; le groupe a décidé.")
    return Decision(
        milieu_id=poll.milieu_id,
        workshop_id=poll.public_id,
        title=poll.title,
        decided_on=timezone.localdate(last.counted_at),
        problems=tuple(problems),
        commitments=(),
        dissents=(),
        organisations_present=(),
        organisations_absent=(),
        methods_note=note % {"format": poll.get_kind_display(), "voters": last.result["voters"]},
    )
