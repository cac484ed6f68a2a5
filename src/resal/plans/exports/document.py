"""The plan as a document: what PDF and Word lay out."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resal.core import clock
from resal.core.documents.outline import (
    Block,
    Bullets,
    Drawing,
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
from resal.core.templatetags.words import words
from resal.plans import logic, reading, results
from resal.plans.exports.loading import Loaded, load, logic_of
from resal.plans.exports.values import day, label, names_of, said
from resal.plans.models import Action, ActionPlan, Commitment, Objective
from resal.plans.models.part import Part
from resal.plans.results import kept_lines

FRAME = (
    "responses",
    "populations",
    "ecological_levels",
    "prevention_levels",
    "hypothesis",
    "evidence",
    "governance",
)
TOLD_APART = {"what", "lead", "contributors", "due_on", "is_continuous", "objective"}


def outline(plan: ActionPlan) -> Outline:
    loaded = load(plan)
    sections = [_frame(loaded), _at_a_glance(loaded)]
    for number, objective in enumerate(loaded.objectives, start=1):
        sections += _objective(loaded, objective, number)
    sections += [*_commitments(loaded), *_indicators(loaded), *_logic(loaded), *_dissents(loaded)]
    sections += [*_meetings(loaded), *_reviews(loaded)]
    sections += _history(loaded)
    network = Network.current()
    return Outline(
        title=plan.title,
        subtitle=_("Plan d’action concerté – %(milieu)s") % {"milieu": plan.milieu.name},
        facts=tuple(_facts(loaded)),
        sections=tuple(sections),
        language=get_language() or "fr-ca",
        made_at=clock.now(),
        issuer=network.name,
        mention=mention(plan, network),
        colours=tuple(sorted({mark.colour for mark in reading.sectors(loaded.partners)})),
    )


def mention(plan: ActionPlan, network: Network) -> str:
    """What stands on every page: a fictional network, a draft."""
    fictional = [_("Réseau fictif")] if network.is_demo else []
    return " · ".join([*fictional, *([] if plan.is_adopted else [_("Ébauche")])])


def _facts(loaded: Loaded) -> Iterable[tuple[str, str]]:
    plan = loaded.plan
    yield _("Territoire"), plan.milieu.territory.full_name
    yield (
        _("Période"),
        _("du %(start)s au %(end)s") % {"start": day(plan.starts_on), "end": day(plan.ends_on)},
    )
    yield _("État"), str(plan.get_status_display())
    yield label(ActionPlan, "lead_organisation"), plan.lead_organisation.name
    if plan.owner_after:
        yield label(ActionPlan, "owner_after"), plan.owner_after.name
    adoption = getattr(plan, "adoption", None)
    if adoption:
        who = (
            f"{adoption.organisation.name}, {adoption.body}" if adoption.body else adoption.organisation.name
        )
        yield (
            _("Adoption"),
            _("le %(day)s, par %(who)s (version %(number)s)")
            % {"day": day(adoption.adopted_on), "who": who, "number": adoption.version.number},
        )
    if loaded.versions:
        yield _("Version"), str(loaded.versions[-1].number)
    yield label(ActionPlan, "visibility"), str(plan.get_visibility_display())
    yield _("Bilans"), ", ".join(day(review.held_on or review.due_on) for review in loaded.reviews)


def _frame(loaded: Loaded) -> Section:
    plan = loaded.plan
    tiles = tuple(Tile(mark.short, mark.name, mark.colour) for mark in reading.sectors(loaded.partners))
    blocks: list[Block] = [Paragraph(words(plan.problem))] if plan.problem else []
    blocks += [_pairs(plan, FRAME)] if any(said(plan, name) for name in FRAME) else []
    if plan.methods_note:
        blocks.append(Pairs(((label(ActionPlan, "methods_note"), plan.methods_note),)))
    rows = tuple((partner.organisation.name, partner.organisation.sector.name) for partner in loaded.partners)
    blocks += [Sectors(tiles), Table((_("Partenaire"), _("Secteur")), rows, widths=(2, 1))]
    return Section(_("Le problème et les partenaires"), tuple(blocks))


def _at_a_glance(loaded: Loaded) -> Section:
    rows = tuple(
        (
            words(action.what),
            action.lead.name if action.lead else "",
            _when(action),
            reading.row(action).label,
        )
        for action in loaded.actions
    )
    if not rows:
        return Section(_("Les actions en un coup d’œil"), (Note(_("Aucune action encore."), "waiting"),))
    header = (_("Quoi"), _("Qui"), _("Quand"), _("État"))
    return Section(_("Les actions en un coup d’œil"), (Table(header, rows, widths=(4, 3, 2, 2)),))


def _objective(loaded: Loaded, objective: Objective, number: int) -> Iterable[Section]:
    issues = tuple(words(issue) for issue in sorted(objective.issues.all(), key=lambda issue: str(issue.pk)))
    blocks: list[Block] = [Paragraph(words(objective.words))] if objective.words else []
    if issues:
        blocks += [Paragraph(_("Les enjeux que la salle a réunis :")), Bullets(issues)]
    met = tuple(words(one) for one in sorted(objective.room_blocks.all(), key=lambda one: str(one.pk)))
    if met:
        blocks += [Paragraph(_("Ce qui bloque, selon la salle :")), Bullets(met)]
    rest = ("reason", "blocks", "minimum_success", "factor", "deadline")
    if any(said(objective, name) for name in rest):
        blocks.append(_pairs(objective, rest))
    yield Section(_("Objectif %(number)s") % {"number": number}, tuple(blocks))
    for action in loaded.actions:
        if action.objective_id == objective.pk:
            yield Section(words(action.what) or _("Action"), tuple(_action(loaded, action)), level=2)


def _action(loaded: Loaded, action: Action) -> Iterable[Block]:
    row = reading.row(action)
    with_whom = ", ".join(one.name for one in action.contributors.all())
    pairs = [
        (_("Qui"), action.lead.name if action.lead else _("à dire")),
        (_("Avec qui"), with_whom),
        (label(Action, "after"), said(action, "after")),
        (_("Quand"), _when(action)),
        (_("État"), row.label),
        (_("Raison"), words(action.why)),
    ]
    rest = [name for name in names_of(Action) if name not in (*TOLD_APART, *Action.MANY)]
    pairs += [(label(Action, name), said(action, name)) for name in rest]
    yield Pairs(tuple(pair for pair in pairs if pair[1]))
    promises = [one for one in loaded.commitments if one.action_id == action.pk]
    if promises:
        yield _promises(promises)


def _commitments(loaded: Loaded) -> Iterable[Section]:
    loose = [one for one in loaded.commitments if one.action_id is None]
    if loose:
        yield Section(_("Engagements pris par le groupe"), (_promises(loose),))


def _promises(promises: list[Commitment]) -> Table:
    header = (_("Organisme"), _("Engagement"), _("Quand"), _("État"))
    rows = tuple(
        (one.organisation.name, _promise(one), _when(one), reading.row(one).label) for one in promises
    )
    return Table(header, rows, caption=_("Engagements"), widths=(3, 4, 2, 2))


def _promise(one: Commitment) -> str:
    parts = [words(one.what)]
    for name in ("hours", "hours_given", "dollars", "dollars_given", "signed_on", "signed_role"):
        parts += [f"{label(Commitment, name)} : {said(one, name)}"] if said(one, name) else []
    if one.waits_for_approval:
        parts.append(_("Sous réserve de l’approbation : %(who)s") % {"who": one.approval_by})
    parts += [words(one.why)] if one.why else []
    return " · ".join(parts)


def _indicators(loaded: Loaded) -> Iterable[Section]:
    if not loaded.indicators:
        return
    yield Section(_("Comment on saura"), (_results([results.line(one) for one in loaded.indicators]),))
    for indicator in loaded.indicators:
        names = (
            "definition",
            "source",
            "collector",
            "frequency",
            "disaggregation",
            "sensitivity",
            "baseline_source",
            "baseline_planned_on",
            "baseline_planned_by",
            "minimum_success",
        )
        told = [name for name in names if name != "sensitivity" or indicator.sensitivity != "ordinary"]
        yield Section(words(indicator.name) or _("Indicateur"), (_pairs(indicator, told),), level=2)


def _results(lines: list[results.Line]) -> Table:
    header = (_("Indicateur"), _("Sorte"), _("Départ"), _("Cible"), _("Résultat"), _("Jugement"))
    rows = tuple(
        (str(one.name or ""), one.kind, one.baseline, one.target, one.result, one.judgement) for one in lines
    )
    return Table(header, rows, caption=_("Résultats par indicateur"), widths=(3, 1.4, 2, 1.4, 2, 2))


def _logic(loaded: Loaded) -> Iterable[Section]:
    found = logic_of(loaded)
    if found:
        actions, outputs, outcomes, objectives = logic.headings()
        rows = tuple(
            (
                chain.objective or _("Pour tout le plan"),
                *("\n".join(items) for items in (chain.actions, chain.outputs, chain.outcomes)),
            )
            for chain in found.chains
        )
        alt = _(
            "De gauche à droite : le problème, les moyens, les actions, ce qui est fait, ce qui change, les "
            "objectifs. Le tableau qui précède dit la même chose."
        )
        blocks = (
            Bullets(found.means),
            Table((objectives, actions, outputs, outcomes), rows),
            Drawing(logic.drawn(found), caption=logic.sentence(), alt=alt),
        )
        yield Section(_("Modèle logique"), blocks)


def _dissents(loaded: Loaded) -> Iterable[Section]:
    if loaded.dissents:
        items = tuple((one.organisation.name, words(one.words)) for one in loaded.dissents)
        yield Section(_("Dissidences consignées"), (Pairs(items),))


def _meetings(loaded: Loaded) -> Iterable[Section]:
    held = [one for one in loaded.meetings if one.status == "held"]
    if held:
        header = (_("Date"), _("Qui était là"), _("Décisions"))
        rows = tuple(
            (
                day(timezone.localdate(one.starts_at)),
                ", ".join(sorted(organisation.name for organisation in one.present.all())),
                words(one.decisions),
            )
            for one in held
        )
        yield Section(_("Rencontres"), (Table(header, rows, widths=(1.5, 3, 4)),))


def _reviews(loaded: Loaded) -> Iterable[Section]:
    for review in loaded.reviews:
        if review.held_on:
            blocks: list[Block] = [Note(_("Tenu le %(day)s.") % {"day": day(review.held_on)}, "done")]
            blocks += [Paragraph(words(review.notes))] if review.notes else []
            blocks += [_results(kept_lines(review))] if review.results else []
            yield Section(str(review.get_kind_display()), tuple(blocks))


def _history(loaded: Loaded) -> Iterable[Section]:
    if loaded.versions:
        header = (_("Version"), _("Date"), _("Pourquoi"), _("Décidé où"))
        rows = tuple(
            (
                str(one.number),
                day(timezone.localdate(one.at)),
                words(one.why) or _("adoption"),
                one.decided_where,
            )
            for one in loaded.versions
        )
        yield Section(_("Ce qui a changé"), (Table(header, rows, widths=(1, 2, 4, 2)),))


def _pairs(part: Part, names: Iterable[str]) -> Pairs:
    found = [(label(type(part), name), said(part, name)) for name in names]
    return Pairs(tuple(pair for pair in found if pair[1]))


def _when(item: Action | Commitment) -> str:
    if item.due_on:
        return day(item.due_on)
    return _("en continu") if getattr(item, "is_continuous", False) else _("à dire")
