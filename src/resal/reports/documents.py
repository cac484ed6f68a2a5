"""The report to send: Word to go on writing in, Excel to compute with. Both say what the funder may read."""

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resal.core import clock
from resal.core.days import plain_day
from resal.core.documents.outline import Block, Note, Outline, Pairs, Paragraph, Section, Table
from resal.core.documents.xlsx import Sheet
from resal.core.models import Network
from resal.core.templatetags.words import words
from resal.reports.periods import named
from resal.reports.reading import Axis, Report


def title(report: Report) -> str:
    return _("Rapport %(named)s") % {"named": named(report.period)}


def counts_explained() -> tuple[tuple[str, str], ...]:
    """The three counts, in words: never one for another."""
    return (
        (
            _("Présences"),
            _("chaque fois que quelqu’un est venu ; dans les activités, les personnes qui ont voté"),
        ),
        (
            _("Personnes distinctes"),
            _("chaque personne connue une seule fois ; qui vote ne laisse pas de nom"),
        ),
        (_("Organismes"), _("chaque organisme une seule fois, quel que soit le nombre de fois")),
    )


def pledges_explained() -> tuple[tuple[str, str], ...]:
    said = _("ceux des engagements signés dans la période, et ce qui en a été donné à ce jour")
    return ((_("Heures et dollars"), said),)


def outline(report: Report) -> Outline:
    network = Network.current()
    sections = [_axis(axis) for axis in report.axes]
    if report.openness:
        said = tuple(Paragraph(sentence) for sentence in report.openness)
        sections.append(Section(_("Ouverts, ou en silos ?"), said))
    sections.append(Section(_("Trois comptes, jamais l’un pour l’autre"), (Pairs(counts_explained()),)))
    sections.append(Section(_("Promis et donné"), (Pairs(pledges_explained()),)))
    sections.append(_stories(report))
    return Outline(
        title=title(report),
        subtitle=network.name,
        facts=(
            (_("Période"), _span(report.period.since, report.period.until)),
            (_("À côté de"), _span(*report.period.before)),
        ),
        sections=tuple(sections),
        language=get_language() or "fr-ca",
        made_at=clock.now(),
        issuer=network.name,
        mention=_("Réseau fictif") if network.is_demo else "",
    )


def sheets(report: Report) -> list[Sheet]:
    header = [
        _("Volet"),
        _("Mesure"),
        _("Cette période"),
        _("L’an dernier"),
        _("Sur"),
        _("Sur, l’an dernier"),
    ]
    rows = [
        [
            axis.label,
            row.label,
            _cell(row.now),
            _cell(row.before),
            _cell(row.whole) if row.whole else None,
            _cell(row.whole_before) if row.whole_before else None,
        ]
        for axis in report.axes
        for row in axis.rows
    ]
    told = [
        [story.milieu.name, story.happened_on, words(story.title), words(story.words)]
        for story in report.stories
    ]
    span = [[_("Période"), _span(report.period.since, report.period.until)]]
    span += [[_("À côté de"), _span(*report.period.before)], *map(list, counts_explained())]
    span += map(list, pledges_explained())
    return [
        Sheet(_("Chiffres"), header, rows),
        Sheet(_("Récits"), [_("Milieu"), _("Quand"), _("Titre"), _("Récit")], told, widths=(24, 12, 32, 80)),
        Sheet(_("À lire"), [_("Quoi"), _("Ce que c’est")], span, widths=(24, 80)),
    ]


def _cell(figure) -> int | float | str:
    if figure.is_hidden:
        return _("moins de 5")
    return figure.value if isinstance(figure.value, int) else float(figure.value)


def _axis(axis: Axis) -> Section:
    rows = tuple((row.label, row.shown, row.shown_before) for row in axis.rows)
    header = (_("Mesure"), _("Cette période"), _("L’an dernier"))
    return Section(axis.label, (Table(header, rows, widths=(4, 1.4, 1.4), numeric=(1, 2)),))


def _stories(report: Report) -> Section:
    blocks: list[Block] = []
    for story in report.stories:
        blocks += [
            Pairs(((words(story.title), f"{story.milieu.name}, {date_format(story.happened_on, 'F Y')}"),)),
            Paragraph(words(story.words)),
        ]
    if not blocks:
        blocks = [Note(_("Aucun récit encore, avec l’accord de son milieu."), "plain")]
    return Section(_("Récits des milieux"), tuple(blocks))


def _span(since, until) -> str:
    days = {"since": plain_day(since), "until": plain_day(until)}
    return _("du %(since)s au %(until)s") % days
