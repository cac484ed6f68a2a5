"""Personal codes of a consultation, for those who run it: prepare, send, replace, cancel."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.workshops.actions import carding, poll_carding, polling
from resal.workshops.forms.entering import CodesForm, LostCodeForm, PollWayInForm
from resal.workshops.reading import cards_by_sector
from resal.workshops.views import _cards
from resal.workshops.views.polls import for_room


@require_safe
@for_room
def codes(request, poll):
    return show(request, poll)


@require_POST
@for_room
def new(request, poll):
    """The only moment when the codes are known: they go to the file and nowhere else."""
    form = CodesForm(request.POST)
    if form.is_valid():
        try:
            printed = carding.print_cards(poll, **form.cleaned_data, by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            return given(request, poll, printed)
    return show(request, poll, status=422, codes_form=form, form=form)


@require_POST
@for_room
def lost(request, poll):
    form = LostCodeForm(request.POST)
    if form.is_valid():
        try:
            printed = carding.replace_card(poll, form.cleaned_data["number"], by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            return given(request, poll, printed)
    return show(request, poll, status=422, lost_form=form, form=form)


@require_POST
@for_room
def cancelled(request, poll):
    try:
        count = carding.cancel_cards(poll, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        told = ngettext("%(count)s code annulé.", "%(count)s codes annulés.", count)
        messages.success(request, told % {"count": count})
    return redirect("workshops:poll_codes", poll.public_id)


@require_POST
@for_room
def options(request, poll):
    form = PollWayInForm(request.POST)
    if form.is_valid():
        try:
            poll_carding.choose_poll_way_in(poll, **form.cleaned_data, by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("C’est enregistré."))
            return redirect("workshops:poll_codes", poll.public_id)
    return show(request, poll, status=422, options_form=form, form=form)


def show(request, poll, *, status=200, **forms):
    context = {
        "poll": poll,
        "living": poll.status in polling.LIVING,
        "rows": cards_by_sector(poll),
        "codes_form": CodesForm(),
        "lost_form": LostCodeForm(),
        "options_form": PollWayInForm(initial={"by_card": poll.by_card}),
        "form": None,
    }
    return render(request, "workshops/polls/codes.html", context | forms, status=status)


def given(request, poll, printed):
    """A list of links unless paper was asked for."""
    door, name = f"/c/{poll.code}/", f"codes-{poll.code}"
    if "papier" in request.POST:
        return _cards.on_paper(printed, title=poll.title, door=door, name=name)
    return _cards.as_list(printed, door=door, name=name)
