"""The parts of a plan with all that exports say of them, in a fixed number of queries."""

from dataclasses import dataclass
from typing import Any

from resal.plans import logic
from resal.plans.models import Action, ActionPlan, Commitment, Indicator, Objective
from resal.plans.models.part import Part


@dataclass(frozen=True, slots=True)
class Loaded:
    plan: ActionPlan
    objectives: list[Objective]
    actions: list[Action]
    commitments: list[Commitment]
    indicators: list[Indicator]
    partners: list[Any]
    dissents: list[Any]
    reviews: list[Any]
    versions: list[Any]
    meetings: list[Any]


def load(plan: ActionPlan) -> Loaded:
    indicators = _parts(Indicator, plan, "collector", "baseline_planned_by", "objective__words")
    actions = _parts(Action, plan, "lead", "why", "intervention", "setting", "objective__words")
    measures = ("measurements__method", "measurements__comment", "measurements__entered_for")
    return Loaded(
        plan=plan,
        objectives=list(_parts(Objective, plan, "factor").prefetch_related("issues", "room_blocks")),
        actions=list(actions.prefetch_related("after__what")),
        commitments=list(_parts(Commitment, plan, "organisation", "why", "action__what")),
        indicators=list(indicators.prefetch_related(*measures)),
        partners=list(plan.partners.by_name()),
        dissents=list(plan.dissents.select_related("organisation", "words").order_by("pk")),
        reviews=list(plan.reviews.select_related("notes").order_by("due_on", "pk")),
        versions=list(plan.versions.select_related("why").order_by("number")),
        meetings=list(plan.meetings.latest_first().prefetch_related("present")),
    )


def _parts(model: type[Part], plan: ActionPlan, *related: str):
    found = model.objects.filter(plan=plan).with_words().select_related("plan", *related)
    return found.in_order().prefetch_related(*model.MANY)


def logic_of(loaded: Loaded) -> logic.Model:
    return logic.model_of(
        loaded.plan,
        objectives=loaded.objectives,
        actions=loaded.actions,
        commitments=loaded.commitments,
        indicators=loaded.indicators,
        partners=len(loaded.partners),
    )
