"""The partnership as its partners see it: each condition at each moment, each score beside its response rate."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from resal.core.charts import Bar
from resal.plans.domain.partnership import CONDITIONS, FEWEST, ITEMS, TRUST, VALUE, Shares, score, shares
from resal.plans.enums import Moment, Tool
from resal.plans.models import ActionPlan, Survey

TIE_WORDS = {
    1: gettext_lazy("On peut compter les uns sur les autres : ce qui est promis se fait."),
    2: gettext_lazy("Nous partageons le même but."),
    3: gettext_lazy("On peut dire ce qui ne va pas sans crainte."),
    4: gettext_lazy("Chaque organisme peut peser sur les décisions."),
    5: gettext_lazy("Chaque organisme s’implique pour vrai."),
    6: gettext_lazy("Chaque organisme apporte du temps, des locaux, de l’argent ou des contacts."),
}


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A condition at the start and after twelve months; None where there is nothing to show."""

    name: str
    start: Shares | None
    end: Shares | None


@dataclass(frozen=True, slots=True)
class TieLine:
    name: str
    start: str
    end: str


def surveys_of(plan: ActionPlan, tool: Tool) -> dict[str, Survey]:
    found = plan.surveys.filter(tool=tool).select_related("chosen").order_by("pk")
    return {survey.moment: survey for survey in found}


def condition_lines(by_moment: dict[str, Survey]) -> list[ConditionLine]:
    """The six conditions, then all items together."""
    names = condition_words() | {"all": _("Les 18 énoncés")}
    items = dict(CONDITIONS) | {"all": tuple(ITEMS)}
    return [
        ConditionLine(
            names[code],
            _shares(by_moment.get(Moment.START), items[code]),
            _shares(by_moment.get(Moment.END), items[code]),
        )
        for code in items
    ]


def condition_words() -> dict[str, str]:
    return {
        "perspectives": _("Tous les points de vue sont là"),
        "early": _("Les acteurs sont là tôt, pour décider"),
        "influence": _("Chacun négocie et influence"),
        "commitment": _("Les acteurs clés s’engagent"),
        "power": _("Le pouvoir est partagé"),
        "construction": _("On construit ensemble"),
    }


def bars(lines: Iterable[ConditionLine]) -> list[Bar]:
    """The share of A at the last moment."""
    last = [(line.name, line.end or line.start) for line in lines]
    return [
        Bar(name, found.percent, f"{found.percent}\u00a0%")
        for name, found in last
        if found and found.percent is not None
    ]


def tie_lines(by_moment: dict[str, Survey]) -> list[tuple[str, list[TieLine]]]:
    """Trust, then value: each score out of four, with how many of those invited answered."""
    return [
        (
            heading,
            [
                TieLine(
                    str(TIE_WORDS[item]),
                    _score(by_moment.get(Moment.START), item),
                    _score(by_moment.get(Moment.END), item),
                )
                for item in items
            ],
        )
        for heading, items in ((_("Confiance"), TRUST), (_("Apport"), VALUE))
    ]


def rate(survey: Survey) -> str:
    """« 11 réponses sur 14 (79 %) »"""
    share = round(100 * survey.answered / survey.invited) if survey.invited else 0
    said = ngettext(
        "%(answered)s réponse sur %(invited)s (%(share)s %%)",
        "%(answered)s réponses sur %(invited)s (%(share)s %%)",
        survey.answered,
    )
    return said % {"answered": survey.answered, "invited": survey.invited, "share": share}


def is_hidden(survey: Survey) -> bool:
    """Closed with too few answers: there is nothing, for anybody."""
    return survey.closed_on is not None and survey.answered < FEWEST


def _shares(survey: Survey | None, items: tuple[int, ...]) -> Shares | None:
    if survey is None or not survey.result:
        return None
    found = shares(survey.result, items)
    return found if found.percent is not None else None


def _score(survey: Survey | None, item: int) -> str:
    found = score(survey.result, item) if survey else None
    if survey is None or found is None or found.mean is None:
        return "–"
    return _("%(mean)s sur 4 (%(answers)s sur %(invited)s)") % {
        "mean": number_format(found.mean, 1),
        "answers": found.answers,
        "invited": survey.invited,
    }
