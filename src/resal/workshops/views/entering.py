"""How people enter the room: printed cards of one use, the word of the moment."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.workshops.actions import carding
from resal.workshops.forms.entering import CardsForm, LostCardForm, WayInForm
from resal.workshops.reading import cards_by_sector
from resal.workshops.views import _cards
from resal.workshops.views._access import for_room


@require_safe
@for_room
def way_in(request, workshop):
    return show(request, workshop)


@require_POST
@for_room
def cards(request, workshop):
    """The only moment when the codes are known: they go to the paper and nowhere else."""
    form = CardsForm(request.POST)
    if form.is_valid():
        try:
            printed = carding.print_cards(workshop, **form.cleaned_data, by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            return on_paper(workshop, printed)
    return show(request, workshop, status=422, cards_form=form, form=form)


@require_POST
@for_room
def lost(request, workshop):
    form = LostCardForm(request.POST)
    if form.is_valid():
        try:
            printed = carding.replace_card(workshop, form.cleaned_data["number"], by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            return on_paper(workshop, printed)
    return show(request, workshop, status=422, lost_form=form, form=form)


@require_POST
@for_room
def cancelled(request, workshop):
    try:
        count = carding.cancel_cards(workshop, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        told = ngettext("%(count)s carte annulée.", "%(count)s cartes annulées.", count)
        messages.success(request, told % {"count": count})
    return redirect("workshops:way_in", workshop.public_id)


@require_POST
@for_room
def options(request, workshop):
    form = WayInForm(request.POST)
    if form.is_valid():
        try:
            carding.choose_way_in(workshop, **form.cleaned_data, by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("C’est enregistré."))
            return redirect("workshops:way_in", workshop.public_id)
    return show(request, workshop, status=422, options_form=form, form=form)


def show(request, workshop, *, status=200, **forms):
    chosen = {"by_card": workshop.by_card, "door_changes": workshop.door_changes}
    context = {
        "workshop": workshop,
        "rows": cards_by_sector(workshop),
        "cards_form": CardsForm(),
        "lost_form": LostCardForm(),
        "options_form": WayInForm(initial=chosen),
        "form": None,
    }
    return render(request, "workshops/way_in.html", context | forms, status=status)


def on_paper(workshop, printed):
    name = f"cartes-de-vote-{workshop.code}"
    return _cards.on_paper(printed, title=workshop.title, door=f"/r/{workshop.code}/", name=name)
