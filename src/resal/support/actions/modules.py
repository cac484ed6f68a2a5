"""The modules of a file: added at any door, several of a kind, in the order that suits the milieu."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.core.payloads import PlanWish, WorkshopWish
from resal.core.registry import registry
from resal.journal.trail import record
from resal.support.enums import ModuleKind, ModuleState
from resal.support.models import Module, SupportFile

MOVES = {
    "start": ({ModuleState.TO_DO}, ModuleState.UNDER_WAY),
    "done": ({ModuleState.TO_DO, ModuleState.UNDER_WAY}, ModuleState.DONE),
    "not_needed": ({ModuleState.TO_DO, ModuleState.UNDER_WAY}, ModuleState.NOT_NEEDED),
    "reopen": ({ModuleState.DONE, ModuleState.NOT_NEEDED}, ModuleState.UNDER_WAY),
}
HAND_OVERS = {ModuleKind.WORKSHOP: "workshops.prepare", ModuleKind.PLAN: "plans.draft"}


@transaction.atomic
def add(file: SupportFile, kind: str, *, by: Person, note: str = "") -> Module:
    last = file.modules.aggregate(last=Max("position"))["last"] or 0
    module = Module.objects.create(
        file=file, kind=kind, position=last + 1, note=texts.write(note, "support.module")
    )
    record(by, "added", module, ["kind"])
    return module


@transaction.atomic
def move(module: Module, verb: str, *, by: Person, reason: str = "") -> None:
    """Start, done, not needed (with a reason) or open again; a stale click is refused."""
    sources, target = MOVES[verb]
    if verb == "not_needed" and not texts.clean(reason):
        raise Refusal(_("Dites en une phrase pourquoi ce n’est pas nécessaire."), field="reason")
    changes: dict[str, Any] = {"state": target}
    if target == ModuleState.UNDER_WAY:
        changes |= {"started_on": module.started_on or clock.today(), "done_on": None, "reason": None}
    elif target == ModuleState.DONE:
        changes |= {"started_on": module.started_on or clock.today(), "done_on": clock.today()}
    else:
        changes["reason"] = texts.write(reason, "support.reason")
    if not Module.objects.filter(pk=module.pk, state__in=sources).update(**changes):
        raise Refusal(_("Entre-temps, ce module a changé. Relisez-le ; rien n’a été enregistré."))
    record(by, verb, module, changes)


@transaction.atomic
def shift(module: Module, places: int, *, by: Person) -> None:
    """One place up (-1) or down (+1); at the end of the list nothing moves."""
    order = list(Module.objects.filter(file=module.file_id).order_by("position", "pk"))
    here = order.index(module)
    there = here + places
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for position, each in enumerate(order, 1):
        Module.objects.filter(pk=each.pk).exclude(position=position).update(position=position)
    record(by, "moved", module, ["position"])


def can_hand_over(module: Module) -> bool:
    """Another app of this installation can take it from here, and has not yet."""
    name = HAND_OVERS.get(module.kind)
    return bool(name) and not module.address and registry.can_hand_over(name)


@transaction.atomic
def prepare_workshop(
    module: Module,
    *,
    by: Person,
    question: str = "",
    held_on: date | None = None,
    organisation_ids: Sequence[int] = (),
) -> str:
    """Ask for a problem-solving activity; returns its address."""
    title = _("Activité de résolution de problèmes : %(milieu)s") % {"milieu": module.file.milieu.name}
    asked = texts.write(question, "support.question")
    wish = WorkshopWish(
        milieu_id=module.file.milieu_id,
        title=title,
        question=asked.pk if asked else None,
        held_on=held_on,
        organisation_ids=tuple(organisation_ids),
    )
    return _hand_over(module, wish, by=by)


@transaction.atomic
def draft_plan(module: Module, *, by: Person) -> str:
    """Ask for a concerted plan without an activity of ours; returns its address."""
    title = _("Plan d’action concerté : %(milieu)s") % {"milieu": module.file.milieu.name}
    return _hand_over(module, PlanWish(milieu_id=module.file.milieu_id, title=title), by=by)


@transaction.atomic
def lead_to(module: Module, address: str, *, by: Person) -> None:
    """The module shows where its work goes on: the activity, the plan."""
    Module.objects.filter(pk=module.pk).update(address=address)
    record(by, "led_to", module, ["address"])


def _hand_over(module: Module, wish: WorkshopWish | PlanWish, *, by: Person) -> str:
    address = registry.hand_over(HAND_OVERS[module.kind], wish, key=f"support.module:{module.pk}", by=by)
    lead_to(module, address, by=by)
    Module.objects.filter(pk=module.pk, state=ModuleState.TO_DO).update(
        state=ModuleState.UNDER_WAY, started_on=clock.today()
    )
    return address
