"""What becomes of actions and commitments, told by those who hold them or by those who run the plan."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.directory.models import Organisation
from resal.journal.trail import record
from resal.plans.enums import EventKind, PlanStatus, Progress
from resal.plans.models import Action, ActionPlan, Commitment, Indicator, Measurement, UpdateEvent

GIVEN = ("hours_given", "dollars_given")


@transaction.atomic
def update(
    item: Action | Commitment,
    *,
    status: Progress,
    note: str = "",
    by: Person | None = None,
    organisation: Organisation | None = None,
    given: Mapping[str, Decimal | None] | None = None,
) -> UpdateEvent | None:
    """Say where it stands, and what was `given` so far (`hours_given`, `dollars_given`) to a commitment.

    Abandoned and changed say why. The same news twice on a day is one (None).
    """
    item = type(item).objects.select_for_update(of=("self",)).select_related("plan").get(pk=item.pk)
    refuse_unless_followed(item.plan)
    if status in (Progress.ABANDONED, Progress.CHANGED) and not note.strip():
        sentence = (
            _("Dites pourquoi c’est abandonné : c’est une décision qui se respecte.")
            if status == Progress.ABANDONED
            else _("Dites ce qui a changé.")
        )
        raise Refusal(sentence, field="note")
    now_given = _newly_given(item, given or {})
    if _already_told(item, status, note) and not now_given:
        return None
    words = texts.write(note, "plans.event")
    item.status, item.status_on = status, clock.today()
    item.owner_left_on = item.owner_left_on if item.person_id else None
    item.why = words if status in (Progress.ABANDONED, Progress.CHANGED) else None
    item.save(update_fields=["status", "status_on", "why", "owner_left_on", *now_given])
    record(by, "updated", item, ["status", *(["why"] if item.why else []), *now_given])
    return UpdateEvent.objects.create(
        plan=item.plan,
        kind=EventKind.STATUS,
        **{"action" if isinstance(item, Action) else "commitment": item},
        status=status,
        note=words,
        person=by,
        organisation=organisation,
        at=clock.now(),
    )


def _newly_given(item: Action | Commitment, given: Mapping[str, Decimal | None]) -> list[str]:
    changed = [name for name in GIVEN if name in given and getattr(item, name, None) != given[name]]
    for name in changed:
        setattr(item, name, given[name])
    return changed if isinstance(item, Commitment) else []


def refuse_unless_followed(plan) -> None:
    if plan.status not in (PlanStatus.ADOPTED, PlanStatus.ACTIVE):
        raise Refusal(_("Le suivi commence quand le plan est adopté et finit avec lui."))


def _already_told(item: Action | Commitment, status: Progress, note: str) -> bool:
    if item.status != status or item.status_on != clock.today():
        return False
    last = item.events.order_by("-pk").select_related("note").first()
    return last is not None and texts.words(last.note) == texts.clean(note)


@transaction.atomic
def approve(commitment: Commitment, *, by: Person | None = None, approved_on: date | None = None) -> None:
    """The approval came: from now on the commitment stands, and its date counts."""
    waiting = Commitment.objects.filter(pk=commitment.pk, approved_on=None).exclude(approval_by="")
    if not waiting.update(approved_on=approved_on or clock.today()):
        raise Refusal(_("Cet engagement n’attend pas d’approbation."))
    record(by, "approved", commitment, ["approved_on"])


@transaction.atomic
def measure(
    indicator: Indicator,
    *,
    measured_on: date,
    value: Decimal | None,
    numerator: int | None = None,
    denominator: int | None = None,
    method: str = "",
    comment: str = "",
    by: Person | None = None,
    organisation: Organisation | None = None,
) -> Measurement:
    """A new point. With a numerator and a denominator, a share in % is computed, never typed twice."""
    indicator = Indicator.objects.select_for_update(of=("self",)).select_related("plan").get(pk=indicator.pk)
    refuse_unless_followed(indicator.plan)
    if measured_on > clock.today():
        raise Refusal(_("Cette date est à venir."), field="measured_on")
    if numerator is not None and denominator and numerator > denominator:
        raise Refusal(_("Le numérateur dépasse le dénominateur."), field="numerator")
    if value is None and numerator is not None and denominator:
        value = (Decimal(100) * numerator / denominator).quantize(Decimal("0.1"))
    if value is None:
        raise Refusal(_("Entrez une valeur, ou un numérateur et un dénominateur."), field="value")
    same = {"measured_on": measured_on, "value": value, "numerator": numerator, "denominator": denominator}
    known = indicator.measurements.filter(**same).first()
    if known:
        return known
    measurement = Measurement.objects.create(
        indicator=indicator,
        **same,
        method=texts.write(method, "plans.measurement.method"),
        comment=texts.write(comment, "plans.measurement.comment"),
        entered_by=by,
        entered_for=organisation,
        entered_at=clock.now(),
    )
    UpdateEvent.objects.create(
        plan=indicator.plan, kind=EventKind.MEASURE, person=by, organisation=organisation, at=clock.now()
    )
    record(by, "measured", indicator, ["measurements"])
    return measurement


@transaction.atomic
def verify(measurement: Measurement, *, by: Person) -> None:
    """Somebody else than the one who typed it has checked this value."""
    if measurement.entered_by_id == by.pk:
        raise Refusal(_("Une mesure est vérifiée par une autre personne que celle qui l’a saisie."))
    Measurement.objects.filter(pk=measurement.pk).update(verified_by=by)
    record(by, "verified", measurement, ["verified_by"])


@transaction.atomic
def remark(
    plan: ActionPlan, *, words: str, by: Person | None = None, organisation: Organisation | None = None
) -> UpdateEvent:
    """A message to the group, kept with the plan's news. The same words twice on a day are one."""
    plan = ActionPlan.objects.select_for_update().get(pk=plan.pk)
    if not plan.can_change:
        raise Refusal(_("Ce plan est terminé : il se lit, il ne change plus."))
    last = plan.events.filter(kind=EventKind.REMARK, person=by, organisation=organisation)
    last = last.select_related("note").order_by("-pk").first()
    if last and texts.words(last.note) == texts.clean(words):
        return last
    event = UpdateEvent.objects.create(
        plan=plan,
        kind=EventKind.REMARK,
        note=texts.write(words, "plans.remark"),
        person=by,
        organisation=organisation,
        at=clock.now(),
    )
    record(by, "wrote", plan, ["events"])
    return event
