"""Write the parts of a plan. Two people may write at once: the second is told, and loses nothing.

Once the plan is adopted, each change says why and makes a new version.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Person
from resal.core import texts
from resal.core.errors import Refusal
from resal.journal.trail import record
from resal.plans.actions.drafting import include
from resal.plans.actions.ordering import refuse_circles
from resal.plans.actions.versions import Motive, keep_version
from resal.plans.models import ActionPlan, Commitment
from resal.plans.models.part import Part

SIGNED = frozenset({"organisation", "what", "due_on", "hours", "dollars"})


@dataclass
class Overtaken(Refusal):
    """Somebody saved this part since the form was opened; `current` is what stands now."""

    current: Part

    def __post_init__(self):
        Refusal.__init__(
            self,
            _(
                "Quelqu’un a enregistré cette partie pendant que vous écriviez. Les deux textes sont devant "
                "vous : complétez le vôtre, puis enregistrez de nouveau."
            ),
        )


@transaction.atomic
def add(
    plan: ActionPlan,
    model: type[Part],
    *,
    by: Person | None,
    values: Mapping[str, Any],
    motive: Motive | None = None,
) -> Part:
    """A new objective, action, indicator or commitment, at the end of its list."""
    _may_change(plan, motive)
    last = model.objects.filter(plan=plan).order_by("-position").values_list("position", flat=True).first()
    part = model(plan=plan, position=0 if last is None else last + 1)
    _set(part, values)
    part.save()
    _link(part, values)
    record(by, "added", part, _given(values))
    _keep(plan, by, motive)
    return part


@transaction.atomic
def change(
    part: Part,
    *,
    by: Person | None,
    values: Mapping[str, Any],
    edition: int,
    motive: Motive | None = None,
) -> Part:
    """Write these values on the edition that the form showed. Raises Overtaken when it is not the last."""
    model = type(part)
    _may_change(part.plan, motive)
    claimed = model.objects.filter(pk=part.pk, edition=edition).update(edition=edition + 1)
    part = model.objects.with_words().get(pk=part.pk)
    if not claimed:
        raise Overtaken(part)
    changed = _set(part, values)
    if isinstance(part, Commitment):
        changed += _ask_again(part, changed)
    part.save()
    changed += _link(part, values)
    if changed:
        record(by, "changed", part, changed)
        _keep(part.plan, by, motive)
    return part


@transaction.atomic
def remove(part: Part, *, by: Person, motive: Motive | None = None) -> None:
    """Take a part out of the plan. An adopted action is not taken out: it is abandoned, with its reason."""
    _may_change(part.plan, motive)
    if part.plan.is_adopted and hasattr(part, "status"):
        raise Refusal(_("Le plan est adopté : dites plutôt que c’est abandonné, et pourquoi."))
    record(by, "removed", part)
    plan = part.plan
    part.delete()
    _keep(plan, by, motive)


def _may_change(plan: ActionPlan, motive: Motive | None) -> None:
    plan.refresh_from_db(fields=["status"])
    if not plan.can_change:
        raise Refusal(_("Ce plan est terminé : il se lit, il ne change plus."))
    if plan.is_adopted and (motive is None or not motive.why.strip()):
        raise Refusal(_("Le plan est adopté : dites pourquoi il change."), field="why")


def _keep(plan: ActionPlan, by: Person | None, motive: Motive | None) -> None:
    if plan.is_adopted and motive is not None and by is not None:
        keep_version(plan, by=by, motive=motive)


def _set(part: Part, values: Mapping[str, Any]) -> list[str]:
    changed = []
    for name in (*part.TEXTS, *part.PLAIN):
        if name not in values:
            continue
        old, new = getattr(part, name, None), values[name]
        if name in part.TEXTS:
            new = texts.replace(old, new or "", f"plans.{part._meta.model_name}.{name}")
        if old != new:
            setattr(part, name, new)
            changed.append(name)
    return changed


def _ask_again(commitment: Commitment, changed: list[str]) -> list[str]:
    """What its organisation accepted is not what it says now: the organisation is asked again."""
    if not SIGNED & {*changed} or "signed_on" in changed or commitment.answer == "asked":
        return []
    commitment.signed_on = commitment.declined_on = None
    return ["signed_on"]


def _link(part: Part, values: Mapping[str, Any]) -> list[str]:
    changed = []
    for name in part.MANY:
        if name in values and {*getattr(part, name).all()} != {*values[name]}:
            getattr(part, name).set(values[name])
            changed.append(name)
    if "after" in changed:
        refuse_circles(part)
    named = [values.get(name) for name in ("lead", "organisation", "collector", "lead_organisation")]
    include(part.plan, [one for one in [*named, *values.get("contributors", ())] if one])
    return changed


def _given(values: Mapping[str, Any]) -> list[str]:
    return [name for name, value in values.items() if value]
