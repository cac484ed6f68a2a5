"""Write one part of a plan at a time: add, change, take out."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resal.core import texts
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.core.templatetags.words import short_day
from resal.plans.actions import parts
from resal.plans.actions.versions import Motive
from resal.plans.content import PARTS
from resal.plans.forms import FORMS, MotiveForm
from resal.plans.views._access import for_writers, part_of, tried
from resal.plans.views.plan import page

# The addresses are French nouns.
NOUNS = {
    "objectifs": "objective",
    "actions": "action",
    "indicateurs": "indicator",
    "engagements": "commitment",
}
TITLES = {
    "plan": lambda: _("Le cadre du plan"),
    "objective": lambda: _("Un objectif"),
    "action": lambda: _("Une action"),
    "indicator": lambda: _("Un indicateur"),
    "commitment": lambda: _("Un engagement"),
}


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
@once
def add(request, plan, noun):
    kind = kind_of(noun)
    form = FORMS[kind](request.POST or None, plan=plan, initial=request.GET.dict())
    motive = motive_form(request, plan)
    if request.method == "POST" and _both_valid(form, motive):
        try:
            parts.add(plan, PARTS[kind], by=request.user, values=form.values(), motive=_motive(motive))
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("C’est ajouté au plan."))
            return redirect(plan)
    return _page(request, plan, kind, form, motive)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
@once
def change(request, plan, noun="", part_id=""):
    kind = kind_of(noun) if noun else "plan"
    part = part_of(plan, kind, part_id)
    form = FORMS[kind](request.POST or None, plan=plan, instance=part)
    motive = motive_form(request, plan)
    if request.method == "POST" and _both_valid(form, motive):
        try:
            edition = form.cleaned_data["edition"] or 0
            parts.change(part, by=request.user, values=form.values(), edition=edition, motive=_motive(motive))
        except parts.Overtaken as overtaken:
            return _overtaken(request, plan, kind, form, motive, overtaken)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("C’est enregistré."))
            return redirect(plan)
    return _page(request, plan, kind, form, motive, part=part)


@require_POST
@for_writers
def remove(request, plan, noun, part_id):
    part = part_of(plan, kind_of(noun), part_id)
    motive = Motive(request.POST.get("why", "")) if plan.is_adopted else None
    if tried(request, lambda: parts.remove(part, by=request.user, motive=motive)):
        messages.success(request, _("C’est retiré du plan."))
    return redirect(plan)


def kind_of(noun: str) -> str:
    if noun not in NOUNS:
        raise Http404
    return NOUNS[noun]


def motive_form(request, plan):
    """Asked once the plan is adopted, and only then."""
    if not plan.is_adopted:
        return None
    return MotiveForm(request.POST or None, prefix="motive", initial=_decided_at(request, plan))


def _decided_at(request, plan) -> dict:
    """A commitment added from a meeting's page says by itself where it was decided."""
    meeting = plan.meetings.filter(public_id=request.GET.get("rencontre", "")).first()
    if meeting is None:
        return {}
    told = _("rencontre du %(day)s") % {"day": short_day(meeting.starts_at)}
    return {"why": _("Décidé à la rencontre"), "decided_where": told}


def _both_valid(form, motive) -> bool:
    return all([form.is_valid(), motive is None or motive.is_valid()])


def _motive(form) -> Motive | None:
    return Motive(form.cleaned_data["why"], form.cleaned_data["decided_where"]) if form else None


def _overtaken(request, plan, kind, form, motive, overtaken):
    """What was typed stays; what the other wrote stands above it; the next save goes on the new edition."""
    say(form, overtaken)
    form.data = form.data.copy()
    form.data["edition"] = str(overtaken.current.edition)
    theirs = [
        (form.fields[name].label, _shown(overtaken.current, name))
        for name in form.changed_data
        if name in form.fields and name != "edition"
    ]
    return _page(request, plan, kind, form, motive, part=overtaken.current, theirs=theirs)


def _shown(part, name: str) -> str:
    value = getattr(part, name)
    if name in part.TEXTS:
        return texts.words(value)
    if name in part.MANY:
        return ", ".join(str(one) for one in value.all())
    return str(value if value is not None else "")


def _page(request, plan, kind, form, motive, *, part=None, theirs=()):
    context = page(request, plan) | {
        "form": form,
        "motive": motive,
        "kind": kind,
        "noun": {kind: noun for noun, kind in NOUNS.items()}.get(kind, ""),
        "title": TITLES[kind](),
        "part": part if kind in PARTS else None,
        "theirs": theirs,
    }
    return render(request, "plans/part.html", context, status=422 if form.is_bound else 200)
