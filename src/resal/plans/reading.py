"""A plan as its page reads it: everything loaded in a fixed number of queries, statuses in words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.core.charts import Span
from resal.core.registry import SectorMark
from resal.core.templatetags.words import short_day, words
from resal.plans.domain.dependencies import too_late
from resal.plans.domain.progress import missing_first_things, said_status, tally
from resal.plans.domain.warnings import (
    HALF_LATE,
    LONE_OWNER,
    NO_NEXT_DATE,
    OVERDUE,
    OWNER_LEFT,
    PARTNER_SILENT,
    SILENT,
)
from resal.plans.enums import OPEN, Progress
from resal.plans.models import Action, ActionPlan, Commitment, Objective, Partner

TONES = {
    "todo": "plain",
    "under_way": "information",
    "done": "done",
    "changed": "information",
    "abandoned": "plain",
    "late": "late",
    "waiting": "waiting",
}


@dataclass(slots=True)
class Row:
    """An action or a commitment with its status as people see it."""

    item: Action | Commitment
    kind: str
    status: str
    tone: str
    label: str
    missing: list[str] = field(default_factory=list)
    promises: list["Row"] = field(default_factory=list)
    number: str = ""
    problem: str = ""

    @property
    def waits_on(self) -> list[Action]:
        """The actions that come before this one and are not done."""
        return [] if self.kind != "action" else [one for one in self.item.after.all() if one.status in OPEN]

    @property
    def is_late(self) -> bool:
        return self.status == "late"


@dataclass(frozen=True, slots=True)
class Pledge:
    """Hours and dollars that were promised, and those that were given so far."""

    hours: Decimal
    hours_given: Decimal
    dollars: Decimal
    dollars_given: Decimal

    def __bool__(self) -> bool:
        return any((self.hours, self.hours_given, self.dollars, self.dollars_given))

    @classmethod
    def of(cls, commitments: Iterable[Commitment]) -> "Pledge":
        """What is abandoned or declined is promised no more; what was given stays given."""
        every = list(commitments)
        kept = [one for one in every if one.status != Progress.ABANDONED]
        return cls(
            sum((one.hours or 0 for one in kept), Decimal()),
            sum((one.hours_given or 0 for one in every), Decimal()),
            sum((one.dollars or 0 for one in kept), Decimal()),
            sum((one.dollars_given or 0 for one in every), Decimal()),
        )


@dataclass(slots=True)
class Goal:
    objective: Objective
    rows: list[Row]


@dataclass(slots=True)
class Whole:
    goals: list[Goal]
    loose: list[Row]
    counts: list[tuple[str, str, int]]

    @property
    def every(self) -> list[Row]:
        """Actions, each followed by its commitments, then the commitments to no action."""
        rows = [line for row in self.rows for line in (row, *row.promises)]
        return [*rows, *self.loose]

    @property
    def pledge(self) -> Pledge:
        promised = [line.item for line in self.every if line.kind == "commitment"]
        return Pledge.of(promised)

    @property
    def rows(self) -> list[Row]:
        return [row for goal in self.goals for row in goal.rows]


def whole(plan: ActionPlan) -> Whole:
    """Objectives with their actions, actions with their commitments; `loose` are commitments to no action."""
    objectives = list(
        plan.objectives.with_words()
        .select_related("factor")
        .in_order()
        .prefetch_related("issues", "room_blocks")
    )
    actions = (
        plan.actions.with_words()
        .select_related("lead__sector", "why", "intervention", "setting", "person")
        .in_order()
        .prefetch_related("contributors", Prefetch("after", Action.objects.with_words().in_order()))
    )
    commitments = plan.commitments.with_words().select_related("organisation__sector", "why", "person")
    promised: dict[int | None, list[Row]] = defaultdict(list)
    for commitment in commitments.in_order():
        commitment.plan = plan
        promised[commitment.action_id].append(row(commitment))
    by_objective: dict[int, list[Row]] = defaultdict(list)
    for action in actions:
        action.plan = plan
        line = row(action)
        line.promises = promised.pop(action.pk, [])
        by_objective[action.objective_id].append(line)
    goals = [Goal(objective, by_objective[objective.pk]) for objective in objectives]
    for place, goal in enumerate(goals, start=1):
        for rank, line in enumerate(goal.rows, start=1):
            line.number = f"{place}.{rank}"
    _say_dates_that_do_not_hold([line for goal in goals for line in goal.rows])
    loose = [line for lines in promised.values() for line in lines]
    statuses = tally(line.status for goal in goals for line in goal.rows)
    counts = [(status, status_words(status), statuses[status]) for status in TONES if status in statuses]
    return Whole(goals, loose, counts)


def _say_dates_that_do_not_hold(rows: list[Row]) -> None:
    """An open action that is due before something open that it comes after says so."""
    still = {line.item.pk: line.item for line in rows if line.item.status in OPEN}
    after = {pk: [one.pk for one in item.after.all() if one.pk in still] for pk, item in still.items()}
    due = {pk: item.due_on for pk, item in still.items() if item.due_on}
    for line in rows:
        first = still.get(too_late(after, due, line.item.pk)) if line.item.pk in still else None
        if first is not None:
            line.problem = _("Prévue avant ce qu’elle attend : « %(what)s » est pour le %(day)s.") % {
                "what": words(first.what),
                "day": short_day(first.due_on),
            }


def row(item: Action | Commitment) -> Row:
    day = item.plan.reading_day
    status = said_status(item.status, item.due_on, day, waits_for_approval=item.waits_for_approval)
    kind = "action" if isinstance(item, Action) else "commitment"
    missing = missing_of(item) if isinstance(item, Action) else []
    return Row(item, kind, status, TONES[status], status_words(status), missing)


def status_words(status: str) -> str:
    if status == "late":
        return _("en retard")
    if status == "waiting":
        return _("attend une approbation")
    return str(Progress(status).label)


def answer_words(commitment: Commitment) -> str:
    """What its organisation answered, in words."""
    return {
        "asked": _("à confirmer"),
        "accepted": _("accepté"),
        "conditional": _("accepté sous réserve"),
        "declined": _("décliné"),
    }[commitment.answer]


def missing_of(action: Action) -> list[str]:
    """Which of the five things are still to say, in words."""
    words = {
        "what": _("quoi"),
        "who": _("qui"),
        "with_whom": _("avec qui"),
        "when": _("quand"),
        "how_we_know": _("comment on saura"),
    }
    missing = missing_first_things(
        what=bool(action.what_id),
        who=bool(action.lead_id),
        with_whom=bool(action.contributors.all()),
        when=bool(action.due_on) or action.is_continuous,
        how_we_know=bool(action.how_we_know_id),
    )
    return [words[name] for name in missing]


BOARD = (
    (("todo",), gettext_lazy("À faire")),
    (("under_way",), gettext_lazy("En cours")),
    (("done",), gettext_lazy("Fait")),
    (("changed", "abandoned"), gettext_lazy("Modifié ou abandonné")),
)


def board(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Columns by state, as it is written; what is late or waits keeps its column."""
    every = list(rows)
    return [(str(label), [row for row in every if row.item.status in states]) for states, label in BOARD]


def spans(rows: Iterable[Row]) -> list[Span]:
    """Each action from its start to its end; without a start, only its end."""
    return [
        Span(
            label=words(row.item.what),
            start=row.item.starts_on or (row.item.plan.starts_on if row.item.is_continuous else None),
            end=row.item.due_on or (row.item.plan.ends_on if row.item.is_continuous else None),
            tone=row.tone,
            state=row.label,
            after=", ".join(words(one.what) for one in row.item.after.all()),
            key=row.item.public_id,
            follows=tuple(one.public_id for one in row.item.after.all()),
            problem=row.problem,
        )
        for row in rows
    ]


def warning_words(code: str) -> str:
    return {
        OVERDUE: _("Des engagements ont passé leur date."),
        SILENT: _("Aucune nouvelle depuis plus de 45 jours."),
        NO_NEXT_DATE: _("Aucune échéance ni rencontre dans les 60 prochains jours."),
        HALF_LATE: _("La moitié de ce qui devait être fait ne l’est pas."),
        LONE_OWNER: _("Un seul organisme porte plus de la moitié de ce qui reste à faire."),
        PARTNER_SILENT: _("Un partenaire n’a rien dit depuis 60 jours."),
        OWNER_LEFT: _("Quelqu’un est parti : ses actions attendent une relève."),
    }[code]


def sectors(partners: Iterable[Partner]) -> list[SectorMark]:
    """The sectors of these partners, each once."""
    marks: dict[str, SectorMark] = {}
    for partner in partners:
        marks.setdefault(partner.organisation.sector.code, partner.organisation.sector.mark())
    return list(marks.values())


def by_month(rows: list[Row]) -> list[tuple[Any, list[Row]]]:
    """What is due, month after month; what has no date comes last, under None."""
    months: dict[Any, list[Row]] = defaultdict(list)
    for line in sorted(
        rows, key=lambda line: (line.item.due_on is None, str(line.item.due_on), line.item.pk)
    ):
        months[line.item.due_on.replace(day=1) if line.item.due_on else None].append(line)
    return list(months.items())
