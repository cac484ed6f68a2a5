"""From the vote to the decision: the group decides, not the formula."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.directory.models import Organisation
from resal.journal.trail import record
from resal.workshops import secrecy
from resal.workshops.actions._changing import held, held_open, tell
from resal.workshops.domain.criteria import HIGHEST, PEARL
from resal.workshops.domain.results import leading
from resal.workshops.enums import SeatRole, Status
from resal.workshops.models import (
    ChosenProblem,
    Dissent,
    Issue,
    LiveAuthor,
    RoomCommitment,
    Seat,
    Workshop,
)

FEWEST_PROBLEMS, MOST_PROBLEMS = 2, 5


@transaction.atomic
def note_discussion(workshop: Workshop, words: str, *, by: Person) -> None:
    """What the room said where the orders differ."""
    workshop = held_open(workshop)
    workshop = Workshop.objects.select_related("discussion").get(pk=workshop.pk)
    workshop.discussion = texts.replace(workshop.discussion, words, "workshops.discussion")
    workshop.save(update_fields=["discussion"])
    record(by, "edited", workshop, ["discussion"])


@transaction.atomic
def note_blocks(issue: Issue, words: str, *, by: Person) -> None:
    """« Qu’est-ce qui bloque ? »"""
    workshop = held_open(issue.workshop)
    issue = Issue.objects.select_related("blocks").get(pk=issue.pk)
    issue.blocks = texts.replace(issue.blocks, words, "workshops.blocks")
    issue.save(update_fields=["blocks"])
    record(by, "edited", issue, ["blocks"])
    tell(workshop)


@transaction.atomic
def weigh(
    issue: Issue,
    *,
    by: Person,
    size: int | None,
    seriousness: int | None,
    effectiveness: int | None,
    pearl_no: Sequence[str] = (),
    pearl_reason: str = "",
) -> None:
    """The optional criteria: A, B, C out of ten, and a reason beside each « non » of PEARL."""
    workshop = held_open(issue.workshop)
    if any(given is not None and not 0 <= given <= HIGHEST for given in (size, seriousness, effectiveness)):
        raise Refusal(_("Chaque critère va de 0 à 10."), field="size")
    no = [letter for letter in PEARL if letter in pearl_no]
    if no and not pearl_reason.strip():
        raise Refusal(_("Dites pourquoi la réponse est non."), field="pearl_reason")
    issue = Issue.objects.select_related("pearl_reason").get(pk=issue.pk)
    issue.size, issue.seriousness, issue.effectiveness = size, seriousness, effectiveness
    issue.pearl_no = no
    issue.pearl_reason = texts.replace(issue.pearl_reason, pearl_reason, "workshops.pearl") if no else None
    fields = ["size", "seriousness", "effectiveness", "pearl_no", "pearl_reason"]
    issue.save(update_fields=fields)
    record(by, "weighed", issue, fields)
    tell(workshop)


@transaction.atomic
def choose_problem(
    workshop: Workshop, title: str, issues: Sequence[Issue], *, by: Person, reason: str = ""
) -> ChosenProblem:
    """The room keeps a problem, which gathers one issue or several; five at most.

    An issue that the vote did not put ahead is kept with a reason: a reasoned exception.
    """
    workshop = held_open(workshop)
    _refuse_uncounted(workshop)
    if workshop.problems.count() >= MOST_PROBLEMS:
        raise Refusal(_("La salle retient cinq problèmes au plus."))
    text = texts.write(title, "workshops.problem")
    if text is None:
        raise Refusal(_("Nommez le problème retenu."), field="title")
    _refuse_bad_choice(workshop, issues, reason)
    last = workshop.problems.aggregate(last=Max("position"))["last"] or 0
    problem = ChosenProblem.objects.create(
        workshop=workshop, position=last + 1, title=text, reason=texts.write(reason, "workshops.reason")
    )
    problem.issues.set(issues)
    record(by, "chose", problem, ["title", "issues", "reason"])
    tell(workshop)
    return problem


@transaction.atomic
def drop_problem(problem: ChosenProblem, *, by: Person) -> None:
    """Not kept after all, before the decision is recorded."""
    workshop = held_open(problem.workshop)
    record(by, "dropped", problem)
    problem.delete()
    for position, kept in enumerate(workshop.problems.order_by("position"), start=1):
        ChosenProblem.objects.filter(pk=kept.pk).update(position=position)
    tell(workshop)


@transaction.atomic
def record_dissent(workshop: Workshop, organisation: Organisation, words: str, *, by: Person) -> Dissent:
    """« Dissidence consignée » : an organisation's own words beside the decision."""
    workshop = held_open(workshop)
    text = texts.write(words, "workshops.dissent")
    if text is None:
        raise Refusal(_("Écrivez la dissidence dans les mots de l’organisme."), field="words")
    dissent = Dissent.objects.create(workshop=workshop, organisation=organisation, words=text)
    record(by, "recorded", dissent, ["words"])
    tell(workshop)
    return dissent


@transaction.atomic
def remove_dissent(dissent: Dissent, *, by: Person) -> None:
    workshop = held_open(dissent.workshop)
    record(by, "removed", dissent)
    dissent.delete()
    tell(workshop)


@transaction.atomic
def pass_on(issue: Issue, to: str, *, by: Person) -> None:
    """The issue is not for this room: it goes to somebody who can act; an empty name takes it back."""
    workshop = held_open(issue.workshop)
    if to.strip() and issue.problems.exists():
        raise Refusal(_("Cet enjeu fait partie d’un problème retenu."), field="issue")
    Issue.objects.filter(pk=issue.pk).update(passed_to=to.strip())
    record(by, "passed_on", issue, ["passed_to"])
    tell(workshop)


@transaction.atomic
def promise(
    workshop: Workshop,
    organisation: Organisation,
    what: str,
    *,
    by: Person,
    due: date | None = None,
    approval_by: str = "",
    approval_due: date | None = None,
) -> RoomCommitment:
    """What an organisation says it will do, « sous réserve d’approbation » when somebody must still say yes."""
    workshop = held_open(workshop)
    text = texts.write(what, "workshops.commitment")
    if text is None:
        raise Refusal(_("Écrivez ce que l’organisme fera."), field="what")
    if approval_due and not approval_by.strip():
        raise Refusal(_("Dites qui doit approuver."), field="approval_by")
    commitment = RoomCommitment.objects.create(
        workshop=workshop,
        organisation=organisation,
        what=text,
        due=due,
        approval_by=approval_by.strip(),
        approval_due=approval_due,
    )
    record(by, "promised", commitment, ["what", "due", "approval_by", "approval_due"])
    tell(workshop)
    return commitment


@transaction.atomic
def remove_commitment(commitment: RoomCommitment, *, by: Person) -> None:
    workshop = held_open(commitment.workshop)
    record(by, "removed", commitment)
    commitment.delete()
    tell(workshop)


@transaction.atomic
def finish(workshop: Workshop, *, by: Person) -> None:
    """The decision stands. Seats and names of the day go; what the room decided stays."""
    workshop = held(workshop)
    if workshop.is_decided:
        return
    workshop = held_open(workshop)
    if workshop.rounds.uncounted().exists():
        raise Refusal(_("Un vote est encore ouvert : fermez-le d’abord."))
    if not FEWEST_PROBLEMS <= workshop.problems.count() <= MOST_PROBLEMS:
        raise Refusal(_("La salle retient de deux à cinq problèmes avant de terminer."))
    sectors = workshop.seats.filter(role=SeatRole.VOTER).values_list("sector", flat=True)
    Workshop.objects.filter(pk=workshop.pk).update(
        status=Status.DECIDED,
        decided_at=clock.now(),
        paused_at=None,
        present_sectors=sorted(set(sectors)),
        support_name="",
        remote_host="",
    )
    workshop.steps.filter(ended_at=None).exclude(started_at=None).update(ended_at=clock.now())
    LiveAuthor.objects.filter(idea__workshop=workshop).delete()
    workshop.seats.all().delete()
    workshop.seat_cards.all().delete()
    secrecy.forget_deleted_rows(Seat._meta.db_table)
    record(by, "decided", workshop, ["status"])
    tell(workshop, more=2)


def _refuse_uncounted(workshop: Workshop) -> None:
    if not workshop.rounds.counted().exists():
        raise Refusal(_("La salle décide après un vote."))


def _refuse_bad_choice(workshop: Workshop, issues: Sequence[Issue], reason: str) -> None:
    if not issues:
        raise Refusal(_("Choisissez au moins un enjeu."), field="issues")
    free = Issue.objects.filter(workshop=workshop, pk__in=[issue.pk for issue in issues])
    if free.filter(passed_to="").count() != len(issues):
        raise Refusal(_("Un de ces enjeux a été transmis ailleurs."), field="issues")
    if free.filter(problems__isnull=False).exists():
        raise Refusal(_("Un de ces enjeux fait déjà partie d’un problème retenu."), field="issues")
    shown = [one.result for one in workshop.rounds.counted() if one.result["lines"]]
    ahead = set(leading(shown[-1])) if shown else {issue.number for issue in issues}
    if not reason.strip() and any(issue.number not in ahead for issue in issues):
        raise Refusal(
            _("Le vote n’a pas placé cet enjeu en tête : dites pourquoi la salle le retient."), field="reason"
        )
