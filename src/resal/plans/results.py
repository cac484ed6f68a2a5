"""The results table: each indicator beside its baseline and target, judged honestly; small counts stay hidden."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from resal.core.models import Text
from resal.plans.domain.judgement import FEWEST_FOR_PERCENTAGE, Judgement, Result, interval, judge
from resal.plans.enums import Direction, IndicatorKind, Sensitivity
from resal.plans.models import ActionPlan, Indicator

TONES = {
    "reached": "done",
    "nearly": "done",
    "partial": "waiting",
    "improved_not_reached": "waiting",
    "not_reached": "late",
    "descriptive": "plain",
    "not_measured": "plain",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table, in words of the reader's language; `tone` is that of a tag."""

    name: Any
    kind: str
    baseline: str
    target: str
    result: str
    judgement: str
    tone: str


def lines(plan: ActionPlan, *, public: bool = False) -> list[Line]:
    """The table as it stands. `public` hides the counts under the indicator's threshold."""
    return [line(indicator, public=public) for indicator in _indicators(plan)]


def lines_with_indicators(plan: ActionPlan) -> list[tuple[Indicator, Line]]:
    return [(indicator, line(indicator)) for indicator in _indicators(plan)]


def line(indicator: Indicator, *, public: bool = False) -> Line:
    measures = sorted(indicator.measurements.all(), key=lambda one: (one.measured_on, one.pk))
    last = measures[-1] if measures else None
    judged = judge(
        Result(
            target=_number(indicator.target),
            value=_number(last.value) if last else None,
            baseline=_number(indicator.baseline_value),
            first=_number(measures[0].value) if len(measures) > 1 else None,
            lower_is_better=indicator.direction == Direction.DOWN,
            denominator=last.denominator if last else None,
        )
    )
    hidden = public and last is not None and _is_small(indicator, last)
    return Line(
        name=indicator.name,
        kind=_("effet") if indicator.kind == IndicatorKind.OUTCOME else _("processus"),
        baseline=_baseline(indicator, measures),
        target=_said(indicator.target, indicator.unit) or _("non fixée"),
        result=_("caché (petit nombre)") if hidden else _result(indicator, last),
        judgement=_("caché (petit nombre)") if hidden else words(judged),
        tone="plain" if hidden else TONES[judged.code],
    )


def words(judged: Judgement) -> str:
    """« presque atteint (92 %) ; petit nombre »"""
    said = {
        "reached": _("atteint"),
        "nearly": _("presque atteint"),
        "partial": _("en partie"),
        "improved_not_reached": _("amélioré, pas atteint"),
        "not_reached": _("pas atteint"),
        "descriptive": _("descriptif seulement"),
        "not_measured": _("pas encore mesuré"),
    }[judged.code]
    if judged.progress is not None and judged.code in ("nearly", "partial"):
        said = _("%(said)s (%(share)s %%)") % {
            "said": said,
            "share": number_format(round(judged.progress * 100)),
        }
    doubts = [_("sans vraie valeur de départ")] if judged.no_true_baseline else []
    doubts += [_("petit nombre")] if judged.small_n else []
    return " ; ".join([said, *doubts])


def snapshot(plan: ActionPlan) -> list[dict[str, Any]]:
    """The table of this day for a review: words of indicators by pointer, the rest as it was read."""
    kept = []
    for indicator in _indicators(plan):
        row = asdict(line(indicator))
        row["name"] = str(indicator.name_id) if indicator.name_id else None
        kept.append(row)
    return kept


def kept_lines(review) -> list[Line]:
    """The table of that day, its words read from the store."""
    words = Text.objects.in_bulk([row["name"] for row in review.results if row["name"]])
    by_id = {str(id): text for id, text in words.items()}
    return [Line(**(row | {"name": by_id.get(row["name"], "")})) for row in review.results]


def _indicators(plan: ActionPlan):
    return plan.indicators.with_words().in_order().prefetch_related("measurements")


def _result(indicator: Indicator, last) -> str:
    if last is None:
        return _("pas encore mesuré")
    said = _said(last.value, indicator.unit)
    if last.numerator is None or not last.denominator:
        return said
    said = f"{said} ({last.numerator}/{last.denominator})"
    if last.denominator < FEWEST_FOR_PERCENTAGE:
        return f"{last.numerator}/{last.denominator}"
    low, high = interval(last.numerator, last.denominator)
    return _("%(said)s, entre %(low)s et %(high)s %%") % {
        "said": said,
        "low": number_format(round(low * 100)),
        "high": number_format(round(high * 100)),
    }


def _baseline(indicator: Indicator, measures) -> str:
    if indicator.baseline_value is not None:
        return _said(indicator.baseline_value, indicator.unit)
    if measures:
        return _("inconnue ; première mesure : %(value)s") % {
            "value": _said(measures[0].value, indicator.unit)
        }
    if indicator.has_baseline:
        return _("inconnue, sera mesurée")
    return _("à établir")


def _is_small(indicator: Indicator, last) -> bool:
    """A count of people under the threshold, or the people of a share."""
    if last.numerator is not None:
        return 0 < last.numerator < indicator.k
    return indicator.sensitivity == Sensitivity.PROTECTION and 0 < last.value < indicator.k


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _said(value: Decimal | None, unit: str) -> str:
    if value is None:
        return ""
    text = number_format(int(value) if value == value.to_integral() else value.normalize())
    return f"{text}\u00a0{unit}" if unit else text
