"""The partners' meetings."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resal.core import clock, texts
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.plans.actions import meeting as meetings
from resal.plans.forms.meetings import HoldForm, MeetingForm
from resal.plans.models import Meeting
from resal.plans.views._access import for_readers, for_writers, tried
from resal.plans.views.plan import page

MOST = 100


@require_safe
@for_readers
def meeting_list(request, plan):
    context = page(request, plan) | {"tab": "meetings", "meetings": plan.meetings.latest_first()[:MOST]}
    return render(request, "plans/meetings.html", context)


@require_safe
@for_readers
def meeting(request, plan, meeting_id):
    found = _meeting(plan, meeting_id)
    context = page(request, plan) | {
        "meeting": found,
        "present": found.present.by_name(),
        "may_hold": found.status != "cancelled" and found.starts_at <= clock.now(),
    }
    return render(request, "plans/meeting.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
@once
def add(request, plan):
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            planned = meetings.plan_meeting(plan, by=request.user, **form.values())
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(
                request, _("La rencontre est prévue : les partenaires l’apprennent demain matin.")
            )
            return redirect("plans:meeting", plan.public_id, planned.public_id)
    return _form(request, plan, form, _("Prévoir une rencontre"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
@once
def change(request, plan, meeting_id):
    found = _meeting(plan, meeting_id)
    initial = {name: getattr(found, name) for name in meetings.WHEN}
    initial |= {"agenda": texts.words(found.agenda), "edition": found.edition}
    form = MeetingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        edition = form.cleaned_data["edition"] or 0
        try:
            meetings.change_meeting(found, by=request.user, edition=edition, **form.values())
        except Refusal as refusal:
            _say_with_edition(form, refusal, found)
        else:
            messages.success(request, _("La rencontre est changée."))
            return redirect("plans:meeting", plan.public_id, found.public_id)
    return _form(request, plan, form, _("Changer la rencontre"), found)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
@once
def hold(request, plan, meeting_id):
    found = _meeting(plan, meeting_id)
    initial = {
        "present": list(found.present.order_by("pk")),
        "decisions": texts.words(found.decisions),
        "edition": found.edition,
    }
    form = HoldForm(request.POST or None, meeting=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        edition = values.pop("edition") or 0
        try:
            meetings.hold_meeting(found, by=request.user, edition=edition, **values)
        except Refusal as refusal:
            _say_with_edition(form, refusal, found)
        else:
            messages.success(request, _("Les décisions sont gardées."))
            return redirect("plans:meeting", plan.public_id, found.public_id)
    return _form(request, plan, form, _("Noter les décisions"), found)


@require_POST
@for_writers
def cancel(request, plan, meeting_id):
    found = _meeting(plan, meeting_id)
    if tried(request, lambda: meetings.cancel_meeting(found, by=request.user)):
        messages.success(request, _("La rencontre est annulée : les partenaires l’apprennent demain matin."))
    return redirect("plans:meeting", plan.public_id, found.public_id)


def _meeting(plan, meeting_id: str) -> Meeting:
    found = get_object_or_404(plan.meetings.select_related("agenda", "decisions"), public_id=meeting_id)
    found.plan = plan
    return found


def _say_with_edition(form, refusal: Refusal, found: Meeting) -> None:
    """What was typed stays; the next save goes on what stands now."""
    say(form, refusal)
    found.refresh_from_db(fields=["edition"])
    form.data = form.data.copy()
    form.data["edition"] = str(found.edition)


def _form(request, plan, form, title: str, found: Meeting | None = None):
    context = page(request, plan) | {"form": form, "title": title, "meeting": found}
    return render(request, "plans/meeting_form.html", context, status=422 if form.is_bound else 200)
