"""Rehearse: a copy of the activity with simulated people, thrown away whole."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.workshops.actions import rehearsing
from resal.workshops.forms.entering import RehearsalForm
from resal.workshops.views._access import for_room
from resal.workshops.views.preparing import preparation


@require_POST
@for_room
@once
def rehearsal(request, workshop):
    form = RehearsalForm(request.POST)
    if form.is_valid():
        try:
            copy = rehearsing.rehearse(workshop, form.cleaned_data["people"], by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            return redirect("workshops:console", copy.public_id)
    context = preparation(request, workshop) | {"rehearsal_form": form, "form": form}
    return render(request, "workshops/preparation.html", context, status=422)


@require_POST
@for_room
def simulation(request, workshop):
    try:
        count = rehearsing.play(workshop, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        told = ngettext(
            "%(count)s personne simulée a participé.", "%(count)s personnes simulées ont participé.", count
        )
        messages.success(request, told % {"count": count})
    return redirect("workshops:console", workshop.public_id)


@require_POST
@for_room
def discarding(request, workshop):
    origin = workshop.rehearses
    try:
        rehearsing.discard(workshop, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect(workshop)
    messages.success(request, _("La répétition est jetée : il n’en reste rien."))
    return redirect(origin)
