"""The console of the room: one page, one big button, what the present step needs."""

import time

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resal.accounts import links
from resal.core import clock
from resal.core.live import passes
from resal.workshops import reading
from resal.workshops.actions import deciding, stepping, voting
from resal.workshops.domain import timing
from resal.workshops.domain.wording import choices_for
from resal.workshops.enums import StepKind
from resal.workshops.live import state
from resal.workshops.panels import panel
from resal.workshops.views._access import for_room
from resal.workshops.views.preparing import tried

SCREEN_DAYS = 2


@require_safe
@for_room
def console(request, workshop):
    if workshop.is_prepared:
        return redirect(workshop)
    if workshop.is_decided:
        return redirect("workshops:result", workshop.public_id)
    return show(request, workshop)


def show(request, workshop, *, status=200, **forms):
    """The console; a form that was refused comes back in its place, with what was typed."""
    steps = list(workshop.steps.order_by("position"))
    here = next((step for step in steps if step.position == workshop.step), None)
    opened = workshop.rounds.uncounted().first()
    context = {
        "workshop": workshop,
        "steps": steps,
        "here": here,
        "following": next((step for step in steps if step.position == workshop.step + 1), None),
        "opened": opened,
        "room": state(workshop.public_id),
        "slack": slack_words(workshop, steps),
        "expected_choices": choices_for(workshop.issues.count()),
        "join_address": links.absolute(f"/r/{workshop.code}/"),
        "latest": reading.latest(workshop),
        "form": next(iter(forms.values()), None),
    }
    context |= panel(workshop, here.kind if here else StepKind.WELCOME, forms)
    response = render(request, "workshops/console.html", context, status=status)
    passes.give(response, "workshop", workshop.public_id)
    return response


def back(workshop, anchor=""):
    return redirect(
        reverse("workshops:console", args=[workshop.public_id]) + (f"#{anchor}" if anchor else "")
    )


@require_POST
@for_room
def step(request, workshop):
    """« Étape suivante », for the step that was on the page: pressed twice, it advances once."""
    seen = request.POST.get("seen", "")
    if seen.isdigit():
        tried(request, lambda: stepping.advance(workshop, seen=int(seen), by=request.user))
    return back(workshop)


@require_POST
@for_room
def step_back(request, workshop):
    seen = request.POST.get("seen", "")
    if seen.isdigit():
        tried(request, lambda: stepping.go_back(workshop, seen=int(seen), by=request.user))
    return back(workshop)


@require_POST
@for_room
def pause(request, workshop):
    tried(request, lambda: stepping.pause(workshop, by=request.user))
    return back(workshop)


@require_POST
@for_room
def resume(request, workshop):
    tried(request, lambda: stepping.resume(workshop, by=request.user))
    return back(workshop)


@require_POST
@for_room
def vote_closing(request, workshop, number):
    """Close, let the last ballots arrive, count: the page comes back with the result."""
    round = workshop.rounds.filter(number=number).first()
    if round is not None and not round.is_counted:
        sure = "sure" in request.POST
        if tried(request, lambda: voting.begin_closing(round, sure=sure, by=request.user)):
            round.refresh_from_db()
            time.sleep(max(0.0, (round.closes_at - clock.now()).total_seconds()))
            tried(request, lambda: voting.count_round(round, by=request.user))
    return back(workshop)


@require_POST
@for_room
def screen(request, workshop):
    """A signed link to the room screen: for the projector, and for the host of remote people."""
    token = links.issue("workshops.screen", workshop.public_id, days=SCREEN_DAYS, holder=request.user)
    address = links.absolute(f"/ecran/{token}/")
    messages.success(request, _("Lien de l’écran, valable deux jours : %(address)s") % {"address": address})
    return back(workshop)


@require_POST
@for_room
def finish(request, workshop):
    if tried(request, lambda: deciding.finish(workshop, by=request.user)):
        messages.success(request, _("La décision est consignée. Merci !"))
        return redirect("workshops:result", workshop.public_id)
    return back(workshop)


def slack_words(workshop, steps):
    laps = [timing.Lap(step.minutes, step.started_at, step.ended_at, step.paused_seconds) for step in steps]
    left = timing.slack_left(laps, workshop.slack, workshop.paused_at or clock.now())
    minutes = int(left.total_seconds() // 60)
    if minutes < 0:
        return _("%(minutes)s min de retard sur l’horaire") % {"minutes": -minutes}
    return _("%(minutes)s min de marge") % {"minutes": minutes}
