"""From the decision to a draft plan, and from a support file to an activity."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.core.models import Text
from resal.core.payloads import DecidedProblem, Decision, PromisedCommitment, WorkshopWish
from resal.core.registry import registry
from resal.directory.models import Milieu, Organisation
from resal.journal.trail import record
from resal.workshops.actions import preparing
from resal.workshops.models import Workshop

PLAN = "plans.draft_from_decision"


@transaction.atomic
def make_plan(workshop: Workshop, *, by: Person) -> str:
    """One click, one plan: asked again, it gives the same address."""
    workshop = Workshop.objects.select_for_update(of=("self",)).get(pk=workshop.pk)
    if workshop.is_rehearsal:
        raise Refusal(_("Une répétition ne fait pas de plan."))
    if not workshop.is_decided:
        raise Refusal(_("Terminez l’activité avant de faire le plan."))
    if workshop.plan_address:
        return workshop.plan_address
    if not registry.can_hand_over(PLAN):
        raise Refusal(_("Cette installation ne tient pas de plans."))
    address = registry.hand_over(PLAN, decision_of(workshop), key=workshop.public_id, by=by)
    Workshop.objects.filter(pk=workshop.pk).update(plan_address=address)
    record(by, "handed_over", workshop, ["plan_address"])
    return address


def decision_of(workshop: Workshop) -> Decision:
    """What the room decided, as plain values; what people wrote travels by reference."""
    guests = list(workshop.guests.values_list("organisation", "present"))
    return Decision(
        milieu_id=workshop.milieu_id,
        workshop_id=workshop.public_id,
        title=workshop.title,
        decided_on=workshop.held_on or workshop.decided_at.date(),
        problems=tuple(_problem(problem) for problem in _problems(workshop)),
        commitments=tuple(
            PromisedCommitment(
                organisation_id=promise.organisation_id,
                what=promise.what_id,
                due=promise.due,
                approval_by=promise.approval_by,
                approval_due=promise.approval_due,
            )
            for promise in workshop.commitments.order_by("pk")
        ),
        dissents=tuple(workshop.dissents.order_by("pk").values_list("organisation", "words")),
        organisations_present=tuple(pk for pk, present in guests if present),
        organisations_absent=tuple(pk for pk, present in guests if not present),
        methods_note=methods_note(workshop),
    )


def methods_note(workshop: Workshop) -> str:
    """How the room counted, in a sentence or two."""
    last = workshop.rounds.counted().last()
    if last is None:
        return ""
    rounds = workshop.rounds.counted().count()
    return ngettext(
        "Un vote secret de %(voters)s bulletins ; ordre par points (%(k)s à 1) et ordre équilibré entre groupes "
        "de secteurs ; la salle a décidé.",
        "%(rounds)s votes secrets, %(voters)s bulletins au dernier ; ordre par points (%(k)s à 1) et ordre "
        "équilibré entre groupes de secteurs ; la salle a décidé.",
        rounds,
    ) % {"rounds": rounds, "voters": last.result["voters"], "k": last.choices}


@transaction.atomic
def prepare_from_file(wish: WorkshopWish, by: Person) -> str:
    """A support file asks for an activity: it stands in preparation, with its question and its guests."""
    question = Text.objects.filter(pk=wish.question).first() if wish.question else None
    workshop = preparing.prepare(
        Milieu.objects.get(pk=wish.milieu_id),
        by=by,
        title=wish.title,
        question=question,
        held_on=wish.held_on,
    )
    guests = list(Organisation.objects.filter(pk__in=wish.organisation_ids))
    preparing.invite(workshop, guests, by=by)
    return workshop.get_absolute_url()


def _problems(workshop: Workshop):
    return workshop.problems.prefetch_related("issues").order_by("position")


def _problem(problem) -> DecidedProblem:
    issues = sorted(problem.issues.all(), key=lambda issue: issue.number)
    return DecidedProblem(
        title=problem.title_id,
        issues=tuple(issue.wording_id for issue in issues),
        blocks=tuple(issue.blocks_id for issue in issues if issue.blocks_id),
        reason=problem.reason_id,
    )
