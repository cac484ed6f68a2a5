"""What leaves the room on paper: report, agenda, minutes."""

from datetime import timedelta

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resal.core import clock
from resal.core.days import plain_day
from resal.core.documents import word_pages
from resal.core.documents.outline import (
    Bullets,
    Note,
    Outline,
    Pairs,
    Paragraph,
    Section,
    Sectors,
    Table,
    Tile,
)
from resal.core.models import Network
from resal.workshops import explaining, reading
from resal.workshops.domain.criteria import score
from resal.workshops.models import Issue, RoomCommitment, Workshop


def report(workshop: Workshop) -> Outline:
    """The whole activity, for the milieu: what was asked, both orders, what was decided and why."""
    counted = reading.outcomes(workshop)
    sections = [_who(workshop), *_portrait(workshop)]
    sections += [_vote(outcome) for outcome in counted]
    told = explaining.explained(workshop)
    sections += explaining.sections(told) if told else []
    sections += [*_discussed(workshop), _decision(workshop), *_dissents(workshop), *_passed_on(workshop)]
    sections += [*_criteria(workshop), _commitments(workshop), *_history(workshop)]
    network = Network.current()
    return Outline(
        title=workshop.title,
        subtitle=_("Activité de résolution de problèmes – %(milieu)s") % {"milieu": workshop.milieu.name},
        facts=tuple(facts(workshop)),
        sections=tuple(sections),
        language=get_language() or "fr-ca",
        made_at=clock.now(),
        issuer=network.name,
        mention=_("Réseau fictif") if network.is_demo else "",
    )


def facts(workshop: Workshop) -> list[tuple[str, str]]:
    pairs = [
        (_("Question"), str(workshop.question or "")),
        (_("Date"), day_of(workshop)),
        (_("Lieu"), workshop.place),
        (_("Déroulement"), workshop.get_script_display()),
    ]
    return [pair for pair in pairs if pair[1]]


def day_of(workshop: Workshop) -> str:
    day = workshop.held_on or (timezone.localdate(workshop.opened_at) if workshop.opened_at else None)
    return plain_day(day) if day else ""


def agenda(workshop: Workshop) -> bytes:
    """One page of Word: each step at its hour."""
    steps = workshop.steps.order_by("position")
    minute, items = 0, []
    for step in steps:
        items.append(word_pages.Item(hour=_hour(workshop, minute), what=step.label))
        minute += step.minutes
    page = word_pages.Agenda(
        title=workshop.title,
        day=day_of(workshop),
        hour=_hour(workshop, 0) if workshop.starts_at else "",
        place=workshop.place,
        purpose=str(workshop.question or ""),
        items=tuple(items),
        organisations=tuple(guest.organisation.name for guest in _guests(workshop)),
        issuer=Network.current().name,
    )
    return word_pages.agenda(page, language=get_language() or "fr-ca", made_at=clock.now())


def minutes(workshop: Workshop) -> bytes:
    """One page of Word: who was there by organisation, what was decided, who does what."""
    counted = reading.outcomes(workshop)
    page = word_pages.Minutes(
        title=workshop.title,
        day=day_of(workshop),
        place=workshop.place,
        present=tuple(reading.present_organisations(workshop)),
        absent=tuple(reading.absent_organisations(workshop)),
        summary=_summary(workshop, counted),
        decisions=tuple(f"{problem.label} – {problem.title}" for problem in problems_of(workshop)),
        dissents=tuple(f"{d.organisation.name} : {d.words}" for d in dissents_of(workshop)),
        followups=tuple(
            word_pages.Followup(
                what=str(promise.what), who=promise.organisation.name, by_when=when_words(promise)
            )
            for promise in commitments_of(workshop)
        ),
        issuer=Network.current().name,
    )
    return word_pages.minutes(page, language=get_language() or "fr-ca", made_at=clock.now())


def problems_of(workshop: Workshop):
    issues = Prefetch("issues", Issue.objects.in_order().select_related("blocks"))
    problems = workshop.problems.select_related("title", "reason").order_by("position")
    return problems.prefetch_related(issues)


def dissents_of(workshop: Workshop):
    return workshop.dissents.select_related("organisation", "words").order_by("pk")


def commitments_of(workshop: Workshop):
    return workshop.commitments.select_related("organisation", "what").order_by("pk")


def when_words(promise: RoomCommitment) -> str:
    """« 30 septembre 2025, sous réserve d’approbation (direction, 2 avril 2025) »"""
    parts = [plain_day(promise.due)] if promise.due else []
    if promise.approval_by:
        who = [promise.approval_by]
        who += [plain_day(promise.approval_due)] if promise.approval_due else []
        parts.append(_("sous réserve d’approbation (%(who)s)") % {"who": ", ".join(who)})
    return ", ".join(parts)


def _guests(workshop: Workshop):
    return workshop.guests.select_related("organisation").order_by("organisation__name")


def _hour(workshop: Workshop, minute: int) -> str:
    if workshop.starts_at is None:
        return _("+ %(minutes)s min") % {"minutes": minute}
    start = timedelta(hours=workshop.starts_at.hour, minutes=workshop.starts_at.minute + minute)
    hours, minutes = divmod(int(start.total_seconds() // 60), 60)
    return _("%(hour)s h %(minute)02d") % {"hour": hours % 24, "minute": minutes}


def _who(workshop: Workshop) -> Section:
    marks = reading.coverage(workshop)
    tiles = tuple(Tile(mark.short, mark.name, mark.colour, mark.present) for mark in marks)
    blocks = [Sectors(tiles, missing=_("manque"))] if tiles else []
    present, absent = reading.present_organisations(workshop), reading.absent_organisations(workshop)
    pairs = [(_("Organismes présents"), ", ".join(present)), (_("Organismes absents"), ", ".join(absent))]
    blocks.append(Pairs(tuple(pair for pair in pairs if pair[1])))
    missing = reading.missing_sectors(workshop)
    if missing:
        blocks.append(Note(_("Secteurs absents : %(names)s.") % {"names": ", ".join(missing)}, "waiting"))
    return Section(_("Qui était là"), tuple(blocks))


def _portrait(workshop: Workshop) -> list[Section]:
    given = workshop.facts.select_related("words").order_by("position")
    items = tuple(f"{fact.words} ({fact.source})" for fact in given)
    return [Section(_("Portrait"), (Bullets(items),))] if items else []


def _vote(outcome: reading.Outcome) -> Section:
    why = tuple(Paragraph(line) for line in reading.why(outcome))
    heading = _("Vote %(number)s") % {"number": outcome.round.number}
    if outcome.withheld:
        return Section(heading, why)
    header = (_("Rang"), _("Enjeu"), _("Rang équilibré"), _("Appui"), _("Mouvement"))
    rows = tuple(
        (
            row.label,
            f"{row.issue.label} – {row.issue.words}",
            row.balanced_label or "–",
            row.carried or "–",
            reading.change_words(row.change) or "–",
        )
        for row in outcome.rows
    )
    table = Table(header, rows, caption=_("Ordre des enjeux"), widths=(1, 5, 1.4, 2.4, 2))
    return Section(heading, (*why, table))


def _discussed(workshop: Workshop) -> list[Section]:
    if workshop.discussion is None:
        return []
    return [Section(_("Ce que la salle en a dit"), (Paragraph(str(workshop.discussion)),))]


def _decision(workshop: Workshop) -> Section:
    blocks = []
    for problem in problems_of(workshop):
        issues = ", ".join(issue.label for issue in problem.issues.all())
        blocks.append(Paragraph(f"{problem.label} – {problem.title} ({issues})"))
        if problem.reason:
            blocks.append(Note(_("Raison : %(why)s") % {"why": problem.reason}, "information"))
        blocked = [f"{i.label} : {i.blocks}" for i in problem.issues.all() if i.blocks]
        if blocked:
            blocks.append(Bullets(tuple(blocked)))
    return Section(_("Problèmes retenus"), tuple(blocks))


def _dissents(workshop: Workshop) -> list[Section]:
    items = tuple(f"{dissent.organisation.name} : {dissent.words}" for dissent in dissents_of(workshop))
    return [Section(_("Dissidences consignées"), (Bullets(items),))] if items else []


def _passed_on(workshop: Workshop) -> list[Section]:
    passed = workshop.issues.in_order().exclude(passed_to="")
    items = tuple(f"{issue.label} – {issue.words} → {issue.passed_to}" for issue in passed)
    return [Section(_("Enjeux transmis"), (Bullets(items),))] if items else []


def _criteria(workshop: Workshop) -> list[Section]:
    """The optional module, where the room used it."""
    rows = []
    for issue in workshop.issues.in_order().select_related("pearl_reason"):
        total = score(issue.size, issue.seriousness, issue.effectiveness)
        if total is not None:
            pearl = (
                f"{', '.join(issue.pearl_no)} : {issue.pearl_reason}" if issue.pearl_no else _("oui partout")
            )
            abc = (str(issue.size), str(issue.seriousness), str(issue.effectiveness))
            rows.append((issue.label, *abc, f"{total}".replace(".", ","), pearl))
    if not rows:
        return []
    header = (_("Enjeu"), "A", "B", "C", _("Sur 100"), "PEARL")
    said = Paragraph(_("A : ampleur. B : gravité. C : ce qu’on peut y faire. Calcul : [A + 2B] × C."))
    table = Table(header, tuple(rows), caption=_("Critères"), widths=(1, 0.6, 0.6, 0.6, 1, 4))
    return [Section(_("Critères discutés"), (said, table))]


def _commitments(workshop: Workshop) -> Section:
    rows = tuple((p.organisation.name, str(p.what), when_words(p)) for p in commitments_of(workshop))
    if not rows:
        return Section(_("Engagements"), (Paragraph(_("Aucun engagement n’a été pris dans la salle.")),))
    header = (_("Organisme"), _("Engagement"), _("Pour quand"))
    return Section(_("Engagements"), (Table(header, rows, widths=(2, 4, 3)),))


def _history(workshop: Workshop) -> list[Section]:
    """The ideas behind each issue, in their first words."""
    issues = workshop.issues.in_order().prefetch_related("ideas__words")
    blocks = []
    for issue in issues:
        ideas = [str(idea.words) for idea in sorted(issue.ideas.all(), key=lambda idea: idea.pk)]
        if ideas:
            blocks += [Paragraph(f"{issue.label} – {issue.words}"), Bullets(tuple(ideas))]
    return [Section(_("D’où vient chaque enjeu"), tuple(blocks))] if blocks else []


def _summary(workshop: Workshop, counted: list[reading.Outcome]) -> str:
    parts = [str(workshop.question or "")]
    if counted and not counted[-1].withheld:
        first = [row for row in counted[-1].rows if row.rank <= 5]
        order = ", ".join(f"{row.issue.label} – {row.issue.words}" for row in first)
        parts.append(_("Ordre du dernier vote : %(order)s.") % {"order": order})
    if workshop.discussion:
        parts.append(str(workshop.discussion))
    return "\n\n".join(part for part in parts if part)
