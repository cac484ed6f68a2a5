"""The logic model, drawn from the plan: problem, means, actions, what is done, what changes, for which objective."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.core.charts import Box, Column, DrawnFlow, draw_flow
from resal.core.templatetags.words import words
from resal.plans.enums import IndicatorKind, Progress
from resal.plans.models import Action, ActionPlan, Commitment, Indicator, Objective
from resal.plans.reading import Pledge


@dataclass(frozen=True, slots=True)
class Chain:
    """If these actions, then this is done, then this changes: for one objective, or for the whole plan (no title)."""

    objective: str
    actions: tuple[str, ...]
    outputs: tuple[str, ...]
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    problem: str
    hypothesis: str
    means: tuple[str, ...]
    chains: tuple[Chain, ...]

    def __bool__(self) -> bool:
        return bool(self.chains)


def model(plan: ActionPlan) -> Model:
    """A plan's words and numbers, in a fixed number of queries. What was abandoned is no part of it."""
    actions = list(plan.actions.with_words().exclude(status=Progress.ABANDONED).in_order())
    commitments = plan.commitments.exclude(status=Progress.ABANDONED)
    return model_of(
        plan,
        objectives=list(plan.objectives.with_words().in_order()),
        actions=actions,
        commitments=list(commitments.in_order()),
        indicators=list(plan.indicators.with_words().in_order()),
        partners=plan.partners.count(),
    )


def model_of(
    plan: ActionPlan,
    *,
    objectives: list[Objective],
    actions: list[Action],
    commitments: list[Commitment],
    indicators: list[Indicator],
    partners: int,
) -> Model:
    done: dict[int | None, list[str]] = defaultdict(list)
    outputs: dict[int | None, list[str]] = defaultdict(list)
    outcomes: dict[int | None, list[str]] = defaultdict(list)
    for action in actions:
        if action.status != Progress.ABANDONED:
            done[action.objective_id].append(words(action.what))
    for indicator in indicators:
        into = outcomes if indicator.kind == IndicatorKind.OUTCOME else outputs
        into[indicator.objective_id].append(_aim(indicator))
    titles = [(one.pk, words(one.words)) for one in objectives] + [(None, "")]
    chains = [Chain(title, tuple(done[pk]), tuple(outputs[pk]), tuple(outcomes[pk])) for pk, title in titles]
    return Model(
        problem=words(plan.problem),
        hypothesis=words(plan.hypothesis),
        means=tuple(_means(actions, commitments, partners)),
        chains=tuple(chain for chain in chains if chain.objective or chain.outputs or chain.outcomes),
    )


def columns(found: Model) -> tuple[list[Column], list[tuple[str, str]]]:
    """Boxes and lines: the means feed every action, each action its objective's results, and those its effects."""
    steps = [_boxes(found, name) for name in ("actions", "outputs", "outcomes")]
    aims = [
        [Box(f"aim{n}", chain.objective)] if chain.objective else [] for n, chain in enumerate(found.chains)
    ]
    problem = (Box("problem", found.problem),) if found.problem else ()
    drawn = [
        Column(_("Problème"), problem),
        Column(_("Moyens"), tuple(Box(f"means{n}", one) for n, one in enumerate(found.means))),
        *(Column(heading, _flat(step)) for heading, step in zip(headings()[:3], steps, strict=True)),
        Column(headings()[3], _flat(aims)),
    ]
    links = [("problem", f"means{n}") for n in range(len(found.means))]
    middle = f"means{len(found.means) // 2}"
    links += [(middle, box.key) for boxes in steps[0] for box in boxes]
    for chain in zip(*steps, aims, strict=True):
        there = [boxes for boxes in chain if boxes]
        for left, right in pairwise(there):
            links += [(a.key, b.key) for a in left for b in right]
    return [column for column in drawn if column.boxes], links


def drawn(found: Model) -> DrawnFlow:
    return draw_flow(*columns(found))


def sentence() -> str:
    return _("Le modèle logique du plan")


def headings() -> tuple[str, str, str, str]:
    return _("Actions"), _("Ce qui est fait"), _("Ce qui change"), _("Objectifs")


def _boxes(found: Model, name: str) -> list[list[Box]]:
    return [
        [Box(f"{name}{n}-{rank}", text) for rank, text in enumerate(getattr(chain, name))]
        for n, chain in enumerate(found.chains)
    ]


def _flat(lists: list[list[Box]]) -> tuple[Box, ...]:
    return tuple(box for boxes in lists for box in boxes)


def _aim(indicator: Indicator) -> str:
    """« Organismes signataires : cible 12 »"""
    if indicator.target is None:
        return words(indicator.name)
    target = number_format(f"{indicator.target.normalize():f}", force_grouping=True)
    target = f"{target}\u00a0{indicator.unit}" if indicator.unit else target
    return _("%(name)s : cible %(target)s") % {"name": words(indicator.name), "target": target}


def _means(actions: list[Action], commitments: list[Commitment], partners: int) -> list[str]:
    said = [
        ngettext("%(n)s organisme partenaire", "%(n)s organismes partenaires", partners) % {"n": partners}
    ]
    pledge = Pledge.of(commitments)
    cost = sum(action.cost or 0 for action in actions if action.status != Progress.ABANDONED)
    for amount, sentence in (
        (cost, _("%(n)s $ pour les actions")),
        (pledge.dollars, _("%(n)s $ promis par les partenaires")),
        (pledge.hours, _("%(n)s h promises par les partenaires")),
    ):
        if amount:
            said.append(sentence % {"n": number_format(f"{amount.normalize():f}", force_grouping=True)})
    return said
