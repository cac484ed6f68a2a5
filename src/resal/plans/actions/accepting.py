"""An organisation accepts its commitment, conditionally if it must, or declines it with its reason."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.directory.models import Organisation
from resal.journal.trail import record
from resal.plans.enums import EventKind, Progress
from resal.plans.models import Commitment, UpdateEvent


@transaction.atomic
def accept(
    commitment: Commitment,
    *,
    edition: int,
    role: str,
    approval_by: str = "",
    approval_due: date | None = None,
    by: Person | None = None,
    organisation: Organisation | None = None,
) -> Commitment:
    """Signed today, by whom (a function, no name). `approval_by` is who must still approve, `approval_due` for when.

    Accepting twice in the same words is once.
    """
    commitment = _held(commitment)
    if commitment.status == Progress.ABANDONED and not commitment.declined_on:
        raise Refusal(_("Cet engagement est abandonné : il ne se signe plus."))
    if approval_due and not approval_by.strip():
        raise Refusal(_("Dites qui doit encore approuver."), field="approval_by")
    signed = {"signed_role": role.strip()[:120], "approval_by": approval_by.strip()[:120]}
    signed |= {"approval_due": approval_due}
    if commitment.signed_on and all(getattr(commitment, name) == value for name, value in signed.items()):
        return commitment
    _refuse_if_changed(commitment, edition)
    if commitment.declined_on:
        commitment.status, commitment.status_on, commitment.why = Progress.TODO, clock.today(), None
    for name, value in signed.items():
        setattr(commitment, name, value)
    commitment.signed_on, commitment.declined_on, commitment.approved_on = clock.today(), None, None
    commitment.edition += 1
    fields = ["signed_on", "declined_on", "approved_on", "status", "status_on", "why", "edition", *signed]
    commitment.save(update_fields=fields)
    record(by, "accepted", commitment, ["signed_on", *signed])
    _tell(commitment, by, organisation)
    return commitment


@transaction.atomic
def decline(
    commitment: Commitment,
    *,
    edition: int,
    reason: str,
    by: Person | None = None,
    organisation: Organisation | None = None,
) -> Commitment:
    """No, and why: the commitment is abandoned with its reason, which everybody respects."""
    commitment = _held(commitment)
    if not reason.strip():
        raise Refusal(
            _("Dites pourquoi en une phrase : cela aide le groupe à trouver autrement."), field="reason"
        )
    if commitment.declined_on and texts.words(commitment.why) == texts.clean(reason):
        return commitment
    _refuse_if_changed(commitment, edition)
    commitment.status, commitment.status_on = Progress.ABANDONED, clock.today()
    commitment.declined_on, commitment.signed_on = clock.today(), None
    commitment.why, commitment.edition = texts.write(reason, "plans.event"), commitment.edition + 1
    commitment.save(update_fields=["status", "status_on", "declined_on", "signed_on", "why", "edition"])
    record(by, "declined", commitment, ["declined_on", "status", "why"])
    _tell(commitment, by, organisation)
    return commitment


def _held(commitment: Commitment) -> Commitment:
    """The commitment as it stands, locked until the end of the transaction."""
    held = Commitment.objects.select_for_update(of=("self",)).select_related("plan", "why")
    commitment = held.get(pk=commitment.pk)
    if not commitment.plan.can_change:
        raise Refusal(_("Ce plan est terminé : il se lit, il ne change plus."))
    return commitment


def _refuse_if_changed(commitment: Commitment, edition: int) -> None:
    """What is signed is what was read."""
    if commitment.edition != edition:
        raise Refusal(_("Cet engagement a changé depuis que la page est ouverte. Relisez-le, puis répondez."))


def _tell(commitment: Commitment, by: Person | None, organisation: Organisation | None) -> None:
    UpdateEvent.objects.create(
        plan=commitment.plan,
        kind=EventKind.PROMISE,
        commitment=commitment,
        status=commitment.answer,
        note=commitment.why if commitment.declined_on else None,
        person=by,
        organisation=organisation,
        at=clock.now(),
    )
