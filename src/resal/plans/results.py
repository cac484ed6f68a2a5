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
class Facts:
    """An indicator at one moment, as plain values: what a review keeps, readable later in any language."""

    kind: str
    unit: str
    lower_is_better: bool
    has_baseline: bool
    is_protected: bool
    k: int
    baseline: str | None
    target: str | None
    first: str | None
    last: str | None
    measures: int
    numerator: int | None
    denominator: int | None


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
    return line_of(indicator.name, facts_of(indicator), public=public)


def facts_of(indicator: Indicator) -> Facts:
    measures = sorted(indicator.measurements.all(), key=lambda one: (one.measured_on, one.pk))
    last = measures[-1] if measures else None
    return Facts(
        kind=indicator.kind,
        unit=indicator.unit,
        lower_is_better=indicator.direction == Direction.DOWN,
        has_baseline=indicator.has_baseline,
        is_protected=indicator.sensitivity == Sensitivity.PROTECTION,
        k=indicator.k,
        baseline=_plain(indicator.baseline_value),
        target=_plain(indicator.target),
        first=_plain(measures[0].value) if measures else None,
        last=_plain(last.value) if last else None,
        measures=len(measures),
        numerator=last.numerator if last else None,
        denominator=last.denominator if last else None,
    )


def line_of(name: Any, facts: Facts, *, public: bool = False) -> Line:
    judged = judge(
        Result(
            target=_number(facts.target),
            value=_number(facts.last),
            baseline=_number(facts.baseline),
            first=_number(facts.first) if facts.measures > 1 else None,
            lower_is_better=facts.lower_is_better,
            denominator=facts.denominator,
        )
    )
    hidden = public and _is_small(facts)
    return Line(
        name=name,
        kind=_("effet") if facts.kind == IndicatorKind.OUTCOME else _("processus"),
        baseline=_("caché (petit nombre)") if public and _starts_small(facts) else _baseline(facts),
        target=_said(facts.target, facts.unit) or _("non fixée"),
        result=_("caché (petit nombre)") if hidden else _result(facts),
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
    return _(" ; ").join([said, *doubts])


def snapshot(plan: ActionPlan) -> list[dict[str, Any]]:
    """The table of this day for a review: names of indicators by pointer, the rest as plain values."""
    return [
        asdict(facts_of(one)) | {"name": str(one.name_id) if one.name_id else None}
        for one in _indicators(plan)
    ]


def kept_lines(review) -> list[Line]:
    """The table of that day, its names read from the store."""
    names = Text.objects.in_bulk([row["name"] for row in review.results if row["name"]])
    by_id = {str(id): text for id, text in names.items()}
    return [
        line_of(by_id.get(row["name"], ""), Facts(**{key: row[key] for key in row if key != "name"}))
        for row in review.results
    ]


def _indicators(plan: ActionPlan):
    return plan.indicators.with_words().in_order().prefetch_related("measurements")


def _result(facts: Facts) -> str:
    if facts.last is None:
        return _("pas encore mesuré")
    said = _said(facts.last, facts.unit)
    if facts.numerator is None or not facts.denominator:
        return said
    share = f"{facts.numerator}/{facts.denominator}"
    if facts.denominator < FEWEST_FOR_PERCENTAGE:
        return share
    low, high = interval(facts.numerator, facts.denominator)
    return _("%(said)s, entre %(low)s et %(high)s %%") % {
        "said": f"{said} ({share})",
        "low": number_format(round(low * 100)),
        "high": number_format(round(high * 100)),
    }


def _baseline(facts: Facts) -> str:
    if facts.baseline is not None:
        return _said(facts.baseline, facts.unit)
    if facts.first is not None:
        return _("inconnue ; première mesure : %(value)s") % {"value": _said(facts.first, facts.unit)}
    if facts.has_baseline:
        return _("inconnue, sera mesurée")
    return _("à établir")


def _is_small(facts: Facts) -> bool:
    """A count of people under the threshold, or the people of a share."""
    if facts.last is None:
        return False
    if facts.numerator is not None:
        return 0 < facts.numerator < facts.k
    return facts.is_protected and 0 < Decimal(facts.last) < facts.k


def _starts_small(facts: Facts) -> bool:
    """The same for where it started: the baseline, or the first measure that stands in for it."""
    start = facts.baseline or facts.first
    if start is None or (facts.measures == 1 and facts.baseline is None and _is_small(facts)):
        return start is not None
    return facts.is_protected and 0 < Decimal(start) < facts.k


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _number(value: str | None) -> float | None:
    return None if value is None else float(value)


def _said(value: str | None, unit: str) -> str:
    """« 68 % », « 6 jours ouvrables », « 2,5 »"""
    if value is None:
        return ""
    text = number_format(value)
    return f"{text}\u00a0{unit}" if unit else text
