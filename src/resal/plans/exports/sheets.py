"""The plan as a workbook: one sheet for each kind of thing, dates as dates, numbers as numbers."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from resal.core.documents.xlsx import Sheet
from resal.core.templatetags.words import words
from resal.plans import logic, reading
from resal.plans.exports.loading import Loaded, load, logic_of
from resal.plans.exports.values import cell, label, names_of
from resal.plans.models import Action, ActionPlan, Commitment, Indicator, Objective
from resal.plans.models.part import Part


def sheets(plan: ActionPlan) -> list[Sheet]:
    loaded = load(plan)
    return [
        _plan(loaded),
        _parts(_("Objectifs"), Objective, loaded.objectives),
        _parts(_("Actions"), Action, loaded.actions),
        _parts(_("Engagements"), Commitment, loaded.commitments),
        _parts(_("Indicateurs"), Indicator, loaded.indicators),
        _measurements(loaded),
        _logic(loaded),
        _meetings(loaded),
        _reviews(loaded),
        _versions(loaded),
    ]


def _plan(loaded: Loaded) -> Sheet:
    plan = loaded.plan
    adoption = getattr(plan, "adoption", None)
    rows: list[tuple[str, Any]] = [
        (_("Milieu"), plan.milieu.name),
        (_("Territoire"), plan.milieu.territory.full_name),
        (_("État"), str(plan.get_status_display())),
        (_("Adopté le"), adoption.adopted_on if adoption else None),
        (_("Adopté par"), adoption.organisation.name if adoption else ""),
    ]
    rows += [(label(ActionPlan, name), cell(plan, name)) for name in names_of(ActionPlan)]
    rows += [(_("Partenaire"), _partner(partner)) for partner in loaded.partners]
    rows += [
        (_("Dissidence consignée"), f"{one.organisation.name} : {words(one.words)}")
        for one in loaded.dissents
    ]
    return Sheet(_("Plan"), [_("Champ"), _("Valeur")], rows, widths=(30, 90))


def _partner(partner) -> str:
    return f"{partner.organisation.name} ({partner.organisation.sector.name})"


def _parts(name: str, model: type[Part], parts) -> Sheet:
    names = names_of(model)
    header = [*(label(model, one) for one in names)]
    is_promised = model in (Action, Commitment)
    header += [_("État"), _("Depuis le"), _("Raison")] if is_promised else []
    given = ("hours_given", "dollars_given") if model is Commitment else ()
    header += [label(model, one) for one in given] + ([_("Réponse")] if given else [])
    rows = []
    for part in parts:
        row = [cell(part, one) for one in names]
        row += [reading.row(part).label, part.status_on, words(part.why)] if is_promised else []
        row += [getattr(part, one) for one in given] + ([reading.answer_words(part)] if given else [])
        rows.append(row)
    return Sheet(name, header, rows)


def _measurements(loaded: Loaded) -> Sheet:
    header = [_("Indicateur"), _("Date"), _("Valeur"), _("Unité"), _("Numérateur"), _("Dénominateur")]
    header += [_("Méthode"), _("Commentaire"), _("Saisi pour")]
    rows = [
        [
            words(indicator.name),
            one.measured_on,
            one.value,
            indicator.unit,
            one.numerator,
            one.denominator,
            words(one.method),
            words(one.comment),
            one.entered_for.name if one.entered_for else "",
        ]
        for indicator in loaded.indicators
        for one in sorted(indicator.measurements.all(), key=lambda one: (one.measured_on, one.pk))
    ]
    return Sheet(_("Mesures"), header, rows)


def _logic(loaded: Loaded) -> Sheet:
    actions, outputs, outcomes, objectives = logic.headings()
    rows = [
        [chain.objective, *("\n".join(items) for items in (chain.actions, chain.outputs, chain.outcomes))]
        for chain in logic_of(loaded).chains
    ]
    return Sheet(_("Modèle logique"), [objectives, actions, outputs, outcomes], rows)


def _meetings(loaded: Loaded) -> Sheet:
    header = [_("Date"), _("État"), _("Qui était là"), _("Ordre du jour"), _("Décisions")]
    rows = [
        [
            timezone.localdate(one.starts_at),
            str(one.get_status_display()),
            ", ".join(sorted(organisation.name for organisation in one.present.all())),
            words(one.agenda),
            words(one.decisions),
        ]
        for one in loaded.meetings
    ]
    return Sheet(_("Rencontres"), header, rows)


def _reviews(loaded: Loaded) -> Sheet:
    rows = [
        [str(one.get_kind_display()), one.due_on, one.held_on, words(one.notes)] for one in loaded.reviews
    ]
    return Sheet(_("Bilans"), [_("Bilan"), _("Prévu le"), _("Tenu le"), _("Ce qu’on retient")], rows)


def _versions(loaded: Loaded) -> Sheet:
    rows = [
        [one.number, timezone.localdate(one.at), words(one.why), one.decided_where] for one in loaded.versions
    ]
    return Sheet(_("Versions"), [_("Version"), _("Date"), _("Pourquoi"), _("Décidé où")], rows)
