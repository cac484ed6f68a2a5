"""A plan begins: from a room's decision, from a support file's wish, or from nothing."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.models import Text
from resal.core.payloads import Decision, PlanWish
from resal.directory.models import Milieu, Organisation
from resal.journal.trail import record
from resal.plans.domain.dates import months_after
from resal.plans.enums import ReviewKind
from resal.plans.models import ActionPlan, Commitment, Dissent, Objective, Partner, Review

MONTHS = {ReviewKind.MIDTERM: 6, ReviewKind.FINAL: 12}


@transaction.atomic
def draft(
    milieu: Milieu, *, title: str, by: Person | None, starts_on: date | None = None, **details
) -> ActionPlan:
    """A draft of twelve months that belongs to the milieu's lead organisation, with its calendar of reviews."""
    starts_on = starts_on or clock.today()
    plan = ActionPlan.objects.create(
        milieu=milieu,
        title=title.strip()[:160] or milieu.name,
        starts_on=starts_on,
        ends_on=months_after(starts_on, 12) - clock.A_DAY,
        lead_organisation=milieu.lead_organisation,
        owner_after=milieu.lead_organisation,
        created_at=clock.now(),
        **details,
    )
    Review.objects.bulk_create(
        Review(plan=plan, kind=kind, due_on=months_after(starts_on, months))
        for kind, months in MONTHS.items()
    )
    include(plan, [milieu.lead_organisation])
    record(by, "drafted", plan, ["title", "starts_on", "ends_on"])
    return plan


@transaction.atomic
def draft_from_wish(wish: PlanWish, by: Person | None) -> str:
    """The hand-over `plans.draft`."""
    plan = draft(Milieu.objects.get(pk=wish.milieu_id), title=wish.title, by=by)
    return plan.get_absolute_url()


@transaction.atomic
def draft_from_decision(decision: Decision, by: Person | None) -> str:
    """The hand-over `plans.draft_from_decision`: a problem becomes an objective, words are shared by pointer."""
    plan = draft(
        Milieu.objects.get(pk=decision.milieu_id),
        title=decision.title,
        by=by,
        workshop_id=decision.workshop_id,
        decided_on=decision.decided_on,
        methods_note=decision.methods_note[:600],
    )
    for position, problem in enumerate(decision.problems):
        objective = Objective.objects.create(
            plan=plan,
            position=position,
            words=_text(problem.title),
            reason=_text(problem.reason),
        )
        objective.issues.set(Text.objects.filter(pk__in=problem.issues))
        objective.room_blocks.set(Text.objects.filter(pk__in=problem.blocks))
    _promises(plan, decision)
    include(plan, _organisations(decision.organisations_present))
    include(plan, _organisations(decision.organisations_absent), was_absent=True)
    return plan.get_absolute_url()


def _promises(plan: ActionPlan, decision: Decision) -> None:
    for position, promise in enumerate(decision.commitments):
        Commitment.objects.create(
            plan=plan,
            position=position,
            organisation_id=promise.organisation_id,
            what=_text(promise.what),
            due_on=promise.due,
            approval_by=promise.approval_by[:120],
            approval_due=promise.approval_due,
        )
    for organisation_id, words in decision.dissents:
        Dissent.objects.create(plan=plan, organisation_id=organisation_id, words=_text(words))
    include(plan, _organisations(promise.organisation_id for promise in decision.commitments))


def include(plan: ActionPlan, organisations: Iterable[Organisation], *, was_absent: bool = False) -> None:
    """These organisations are partners of the plan from now on; those that were stay as they were."""
    known = set(plan.partners.values_list("organisation", flat=True))
    Partner.objects.bulk_create(
        Partner(plan=plan, organisation=organisation, was_absent=was_absent)
        for organisation in dict.fromkeys(organisations)
        if organisation.pk not in known
    )


@transaction.atomic
def mark_absent(plan: ActionPlan, organisations: Iterable[Organisation], *, by: Person) -> None:
    """These were not in the room: they will read and answer before the plan is adopted."""
    if plan.is_adopted:
        raise Refusal(_("Ce plan est déjà adopté."))
    organisations = list(organisations)
    include(plan, organisations, was_absent=True)
    plan.partners.filter(organisation__in=organisations, answered_on=None).update(was_absent=True)
    record(by, "named_absent", plan, ["partners"])


def _organisations(ids: Iterable[int]) -> list[Organisation]:
    return list(Organisation.objects.filter(pk__in=list(ids)).order_by("pk"))


def _text(id: UUID | None) -> Text | None:
    return Text.objects.filter(pk=id).first() if id else None
