"""The one big button: next step, and back; pause; the clock of each step."""

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.journal.trail import record
from resal.workshops.actions import voting
from resal.workshops.actions._changing import held_open, tell
from resal.workshops.models import Step, Workshop


@transaction.atomic
def advance(workshop: Workshop, *, seen: int, by: Person) -> bool:
    """From the step that was on the console to the next one; False when somebody had already pressed.

    Entering a vote opens its round. A vote is left by counting it (`close_vote`).
    """
    workshop = held_open(workshop)
    if workshop.step != seen:
        return False
    steps = {step.position: step for step in workshop.steps.all()}
    if workshop.rounds.uncounted().exists():
        raise Refusal(_("Fermez d’abord le vote."))
    following = steps.get(seen + 1)
    if following is None:
        raise Refusal(_("C’était la dernière étape : terminez l’activité."))
    _resume(workshop, steps.get(seen))
    if following.round_number:
        voting.open_round(workshop, following.round_number, by=by)
    _move(workshop, steps.get(seen), following)
    record(by, "advanced", workshop, ["step"])
    tell(workshop)
    return True


@transaction.atomic
def go_back(workshop: Workshop, *, seen: int, by: Person) -> bool:
    """Undo a step change. A vote that was counted stays behind: it is never reopened."""
    workshop = held_open(workshop)
    if workshop.step != seen:
        return False
    steps = {step.position: step for step in workshop.steps.all()}
    before = steps.get(seen - 1)
    if before is None:
        raise Refusal(_("C’est la première étape."))
    if before.round_number and workshop.rounds.counted().filter(number=before.round_number).exists():
        raise Refusal(_("Ce vote est compté : il ne se rouvre jamais."))
    for opened in workshop.rounds.uncounted():
        voting.withdraw_round(opened, by=by)
    _resume(workshop, steps[seen])
    Step.objects.filter(pk=steps[seen].pk).update(started_at=None, ended_at=None, paused_seconds=0)
    Step.objects.filter(pk=before.pk).update(ended_at=None)
    Workshop.objects.filter(pk=workshop.pk).update(step=before.position)
    record(by, "went_back", workshop, ["step"])
    tell(workshop)
    return True


@transaction.atomic
def pause(workshop: Workshop, *, by: Person) -> None:
    """A neutral screen; the clock stops. Pausing twice is pausing once."""
    workshop = held_open(workshop)
    if workshop.is_paused:
        return
    Workshop.objects.filter(pk=workshop.pk).update(paused_at=clock.now())
    record(by, "paused", workshop, ["paused_at"])
    tell(workshop)


@transaction.atomic
def resume(workshop: Workshop, *, by: Person) -> None:
    workshop = held_open(workshop)
    if not workshop.is_paused:
        return
    _resume(workshop, workshop.steps.filter(position=workshop.step).first())
    record(by, "resumed", workshop, ["paused_at"])
    tell(workshop)


def _resume(workshop: Workshop, step: Step | None) -> None:
    if not workshop.is_paused:
        return
    if step is not None:
        step.paused_seconds += int((clock.now() - workshop.paused_at).total_seconds())
        Step.objects.filter(pk=step.pk).update(paused_seconds=step.paused_seconds)
    Workshop.objects.filter(pk=workshop.pk).update(paused_at=None)


def _move(workshop: Workshop, here: Step | None, following: Step) -> None:
    if here is not None:
        Step.objects.filter(pk=here.pk).update(ended_at=clock.now())
    Step.objects.filter(pk=following.pk).update(started_at=clock.now(), ended_at=None, paused_seconds=0)
    Workshop.objects.filter(pk=workshop.pk).update(step=following.position)
