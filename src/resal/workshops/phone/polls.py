"""A consultation on a phone: one address, no account, plain POSTs. What was answered can change until the end."""

from functools import wraps

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from resal.core.errors import Refusal
from resal.core.once import once
from resal.workshops.actions import answering, poll_carding
from resal.workshops.enums import PollStatus
from resal.workshops.forms.polls import CodeForm, ItemForm, PlaceForm
from resal.workshops.models import Poll
from resal.workshops.phone._room import cleaned, guesses
from resal.workshops.phone.poll_cards import read
from resal.workshops.phone.poll_holding import Held, give, held_by
from resal.workshops.phone.poll_page import page_of


def for_code(view):
    """Public: whoever has the link may stand at the door. Unknown is 404, cancelled 410."""

    @wraps(view)
    def wrapped(request, code, *args, **kwargs):
        poll = Poll.objects.select_related("milieu", "question").filter(code=cleaned(code)).first()
        if poll is None:
            if guesses(request):
                return ratelimit.respond_429(request)
            raise Http404
        if poll.status == PollStatus.CLOSED:
            return render(request, "410.html", {"sentence": _("Cette consultation est annulée.")}, status=410)
        if code != poll.code:
            return redirect("workshops:poll_door", poll.code)
        return view(request, poll, *args, **kwargs)

    return login_not_required(never_cache(wrapped))


def posted(view):
    @wraps(view)
    def wrapped(request, poll, *args, **kwargs):
        if request.method != "POST":
            return redirect("workshops:poll_door", poll.code)
        return view(request, poll, *args, **kwargs)

    return for_code(wrapped)


@require_safe
@for_code
def door(request, poll):
    return show(request, poll)


@posted
@once
def place(request, poll):
    """Take a place. A phone that has one keeps it, with the sector it said."""
    if answering.has_seat(poll, held_by(request, poll).token):
        return redirect("workshops:poll_door", poll.code)
    form = door_form(poll)(request.POST)
    if not form.is_valid():
        return show(request, poll, status=422, form=form)
    try:
        token, sector = seated(poll, form.cleaned_data)
    except Refusal as refusal:
        return show(request, poll, status=409, form=form, refusal=refusal)
    response = redirect("workshops:poll_door", poll.code)
    give(response, poll, Held(token, sector.code))
    return response


@posted
def answer(request, poll):
    """All answers of a list, or those of one card; again to change them, until the end."""
    held = held_by(request, poll)
    given = read(poll.kind, request.POST)
    try:
        if given.takes_back:
            answering.take_back(poll, held.token, held.sector, given.card)
        elif given.card:
            answering.answer_one(poll, held.token, held.sector, given.card, given.value)
        else:
            answering.answer(poll, held.token, held.sector, given.answers)
    except Refusal as refusal:
        return show(request, poll, status=422 if refusal.field else 409, refusal=refusal)
    response = redirect("workshops:poll_door", poll.code)
    response["Location"] += given.then
    return response


@posted
@once
def idea(request, poll):
    """Somebody adds to the list; the coordination reads it first."""
    form = ItemForm(request.POST)
    if not form.is_valid():
        return show(request, poll, status=422, idea_form=form)
    try:
        answering.propose_item(poll, held_by(request, poll).token, form.cleaned_data["words"])
    except Refusal as refusal:
        return show(request, poll, status=409, idea_form=form, refusal=refusal)
    response = redirect("workshops:poll_door", poll.code)
    response["Location"] += "?propose=1"
    return response


def door_form(poll):
    return CodeForm if poll.by_card else PlaceForm


def seated(poll, data):
    """A place for who has a code, or for who says a sector."""
    if poll.by_card:
        return poll_carding.take_place_with_code(poll, data["card"])
    return answering.take_poll_seat(poll), data["sector"]


def show(request, poll, *, status=200, form=None, idea_form=None, refusal=None):
    asked = request.GET.dict()
    if refusal is not None:
        asked = request.POST.dict() | {"carte": request.POST.get("card", ""), "changer": "1"}
    context = page_of(poll, held_by(request, poll), asked)
    context |= {
        "form": form or (door_form(poll)() if context["scene"] == "join" else None),
        "idea_form": idea_form or ItemForm(),
        "refusal": refusal,
        "typed": request.POST,
        "proposed": "propose" in request.GET,
    }
    return render(request, "workshops/phone/polls/page.html", context, status=status)
