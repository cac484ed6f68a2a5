"""The plan as data, for other programs: `docs/admin/plan-json.md` describes every key."""

from dataclasses import asdict
from typing import Any

from django.utils import timezone

from resal.core import clock
from resal.core.templatetags.words import words
from resal.plans.exports.loading import Loaded, load, logic_of
from resal.plans.exports.values import datum, names_of, plain
from resal.plans.models import ActionPlan
from resal.plans.models.part import Part

FORMAT = "resal.plan/1"
LIVED = ("approved_on", "declined_on", "hours_given", "dollars_given")


def data(plan: ActionPlan) -> dict[str, Any]:
    loaded = load(plan)
    return {
        "format": FORMAT,
        "exported_at": clock.now().isoformat(timespec="seconds"),
        "plan": _plan(loaded),
        "partners": [
            {
                "organisation": one.organisation.name,
                "sector": one.organisation.sector.code,
                "was_absent": one.was_absent,
                "answered_on": plain(one.answered_on),
            }
            for one in loaded.partners
        ],
        "objectives": [
            _part(one)
            | {
                "issues": sorted(words(issue) for issue in one.issues.all()),
                "room_blocks": sorted(words(block) for block in one.room_blocks.all()),
            }
            for one in loaded.objectives
        ],
        "actions": [_promised(one) for one in loaded.actions],
        "commitments": [
            _promised(one) | {"answer": one.answer} | {name: plain(getattr(one, name)) for name in LIVED}
            for one in loaded.commitments
        ],
        "indicators": [_part(one) | {"measurements": _measurements(one)} for one in loaded.indicators],
        "logic_model": asdict(logic_of(loaded)),
        "dissents": [
            {"organisation": one.organisation.name, "words": words(one.words)} for one in loaded.dissents
        ],
        "reviews": [
            {
                "kind": one.kind,
                "due_on": plain(one.due_on),
                "held_on": plain(one.held_on),
                "notes": words(one.notes) or None,
            }
            for one in loaded.reviews
        ],
        "meetings": [
            {
                "starts_at": one.starts_at.isoformat(timespec="minutes"),
                "minutes": one.minutes,
                "status": one.status,
                "present": sorted(organisation.name for organisation in one.present.all()),
                "agenda": words(one.agenda) or None,
                "decisions": words(one.decisions) or None,
            }
            for one in loaded.meetings
        ],
        "versions": [
            {
                "number": one.number,
                "date": timezone.localdate(one.at).isoformat(),
                "why": words(one.why) or None,
                "decided_where": one.decided_where,
            }
            for one in loaded.versions
        ],
    }


def _plan(loaded: Loaded) -> dict[str, Any]:
    plan = loaded.plan
    adoption = getattr(plan, "adoption", None)
    return _part(plan) | {
        "milieu": plan.milieu.name,
        "territory": plan.milieu.territory.full_name,
        "status": plan.status,
        "visibility": plan.visibility,
        "methods_note": plan.methods_note,
        "decided_on": plain(plan.decided_on),
        "adoption": {
            "organisation": adoption.organisation.name,
            "body": adoption.body,
            "adopted_on": plain(adoption.adopted_on),
            "version": adoption.version.number,
        }
        if adoption
        else None,
    }


def _part(part: Part) -> dict[str, Any]:
    return {"id": part.public_id} | {name: datum(part, name) for name in names_of(type(part))}


def _promised(part) -> dict[str, Any]:
    return _part(part) | {
        "status": part.status,
        "status_on": plain(part.status_on),
        "why": words(part.why) or None,
    }


def _measurements(indicator) -> list[dict[str, Any]]:
    return [
        {
            "measured_on": plain(one.measured_on),
            "value": plain(one.value),
            "numerator": one.numerator,
            "denominator": one.denominator,
            "method": words(one.method) or None,
            "comment": words(one.comment) or None,
            "entered_for": one.entered_for.name if one.entered_for else None,
        }
        for one in sorted(indicator.measurements.all(), key=lambda one: (one.measured_on, one.pk))
    ]
