"""The report as plain values: the registered figures of two years, and the stories."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.core.collation import fold
from resal.core.registry import Counted, Statistic, registry
from resal.network.sentences import headline
from resal.reports.domain.counting import Figure, figure, total
from resal.reports.domain.period import Period
from resal.reports.models import Story

AXES = {
    "support": gettext_lazy("Soutenir les milieux"),
    "strengthen": gettext_lazy("Outiller les personnes qui agissent"),
    "share": gettext_lazy("Mobiliser et partager"),
    "coordinate": gettext_lazy("Travailler entre secteurs"),
    "results": gettext_lazy("Résultats et cibles"),
    "reach": gettext_lazy("Qui a été rejoint"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: this year beside last; `whole` and `whole_before` are what it is a part of."""

    name: str
    label: str
    now: Figure
    before: Figure
    whole: Figure | None = None
    whole_before: Figure | None = None

    @property
    def shown(self) -> str:
        return said(self.now, self.whole)

    @property
    def shown_before(self) -> str:
        return said(self.before, self.whole_before)


@dataclass(frozen=True, slots=True)
class Axis:
    code: str
    label: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Report:
    period: Period
    axes: list[Axis]
    stories: list[Story]
    openness: list[str]

    @property
    def is_empty(self) -> bool:
        """Nothing happened in the period that may be said."""
        return not self.stories and not any(row.now.value for axis in self.axes for row in axis.rows)


def report(period: Period, *, exact: bool) -> Report:
    """`exact` shows small figures of people too: to those who may open the records behind."""
    numbers = {}
    for name, members in _by_name().items():
        hides = {"of_people": any(one.of_people for one in members), "exact": exact}
        now, before = (period.since, period.until), period.before
        numbers[name] = tuple(figure(total(_things(members, *days)), **hides) for days in (now, before))
    axes = []
    for code, label in AXES.items():
        own = [members[0] for members in _by_name().values() if members[0].axis == code]
        rows = [_row(one, numbers) for one in sorted(own, key=attrgetter("order", "name"))]
        if rows:
            axes.append(Axis(code, str(label), rows))
    stories = Story.objects.told().between(period.since, period.until).in_time()
    return Report(period, axes, list(stories), headline())


def behind(name: str, since: date, until: date) -> tuple[str, list[Counted]] | None:
    """What a figure counts, each thing once; None when no statistic has this name."""
    members = _by_name().get(name)
    if members is None:
        return None
    things = {thing.key: thing for thing in _things(members, since, until)}
    ordered = sorted(things.values(), key=lambda one: (str(one.day or ""), fold(one.label), one.key))
    return str(members[0].label), ordered


def said(value: Figure, whole: Figure | None = None) -> str:
    """« 12 », « 4 sur 9 », « moins de 5 »."""
    if value.is_hidden:
        return _("moins de 5")
    if whole is not None and whole.value:
        return _("%(part)s sur %(whole)s") % {"part": _number(value), "whole": _number(whole)}
    return _number(value)


def _number(figure: Figure) -> str:
    """Whole, or with the one decimal that hours have."""
    return floatformat(figure.value, "-1g")


def _row(one: Statistic, numbers: dict[str, tuple[Figure, Figure]]) -> Row:
    now, before = numbers[one.name]
    whole, whole_before = numbers.get(one.out_of, (None, None))
    return Row(one.name, str(one.label), now, before, whole, whole_before)


def _by_name() -> dict[str, list[Statistic]]:
    found: dict[str, list[Statistic]] = {}
    for one in registry.statistics:
        found.setdefault(one.name, []).append(one)
    return found


def _things(members: Iterable[Statistic], since: date, until: date) -> list[Counted]:
    return [thing for one in members for thing in one.count(since, until)]
