"""The phone's pages. Everything works by plain POST; JavaScript keeps the page with the room and saves votes
for when the network comes back. A success answers with a redirect, a refusal with its sentence."""

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from resal.core.errors import Refusal
from resal.core.live import passes
from resal.core.once import once
from resal.workshops.actions import carding, gathering, seating, voting
from resal.workshops.domain import ranking
from resal.workshops.phone import _room, holding
from resal.workshops.phone.forms import IdeaForm, JoinForm
from resal.workshops.phone.page import page_of


@login_not_required
def door(request):
    """Type the code of the room."""
    code = request.POST.get("code", "")
    workshop = _room.find(code) if code else None
    if workshop:
        return redirect("workshops:room", workshop.code)
    if code and _room.guesses(request):
        return ratelimit.respond_429(request)
    told = {"typed": code[:20], "refused": request.method == "POST"}
    return render(request, "workshops/phone/door.html", told, status=422 if request.method == "POST" else 200)


@require_safe
@_room.for_code
def room(request, workshop):
    return show(request, workshop)


@_room.posted
@once
def place(request, workshop):
    """Take a seat. A phone that has one keeps it."""
    if seating.seat_of(workshop, holding.token_of(request, workshop)):
        return redirect("workshops:room", workshop.code)
    form = JoinForm(request.POST, workshop=workshop)
    if not form.is_valid():
        if "moment" in form.errors and form["moment"].value() and _room.guesses(request):
            return ratelimit.respond_429(request)
        return show(request, workshop, status=422, form=form)
    try:
        token = _seated(workshop, form)
    except Refusal as refusal:
        return show(request, workshop, status=409, form=form, refusal=refusal)
    response = redirect("workshops:room", workshop.code)
    holding.give(response, workshop, token)
    return response


def _seated(workshop, form) -> str:
    if form.card_code:
        return carding.take_seat_with_card(workshop, form.card_code, channel=form.channel)
    return seating.take_seat(
        workshop, sector=form.cleaned_data["sector"], channel=form.channel, role=form.chosen_role
    )


@_room.posted
def departure(request, workshop):
    """Leave the room, or give the seat back to take another sector before the first vote."""
    seating.leave_seat(workshop, holding.token_of(request, workshop))
    response = redirect("workshops:room", workshop.code)
    holding.forget(response, workshop)
    return response


@_room.posted
@once
def ideas(request, workshop):
    form = IdeaForm(request.POST)
    if not form.is_valid():
        return show(request, workshop, status=422, form=form)
    try:
        gathering.add_idea(workshop, holding.token_of(request, workshop), form.cleaned_data["words"])
    except Refusal as refusal:
        return show(request, workshop, status=409, form=form, refusal=refusal)
    return redirect("workshops:room", workshop.code)


@_room.posted
def objection(request, workshop, pk):
    """The author of an idea says that its merge betrays it."""
    idea = get_object_or_404(workshop.ideas, pk=pk)
    try:
        gathering.object_to_merge(workshop, holding.token_of(request, workshop), idea)
    except Refusal as refusal:
        return show(request, workshop, status=409, refusal=refusal)
    return redirect("workshops:room", workshop.code)


@_room.posted
def ballot(request, workshop, number):
    """Put a ballot in the box; again to change it, until the vote closes. The last one counts."""
    round = get_object_or_404(workshop.rounds, number=number)
    try:
        choices = _choices(request.POST)
        voting.cast(round, holding.token_of(request, workshop), choices, turn=_turn(request.POST))
    except Refusal as refusal:
        round.refresh_from_db()
        status = 422 if refusal.field else 410 if round.closes_at else 409
        return show(request, workshop, status=status, refusal=refusal)
    return redirect("workshops:room", workshop.code)


def _choices(fields) -> list[int]:
    if "choices" in fields:
        return ranking.from_order(fields["choices"])
    try:
        return ranking.from_ranks(fields.dict())
    except ranking.TwoAtOneRank as twice:
        told = _("Deux enjeux ont le rang %(rank)s : donnez un rang différent à chacun.")
        raise Refusal(told % {"rank": twice.rank}, field="choices") from twice


def _turn(fields) -> int | None:
    """The phone's count of its sendings, which only a phone with JavaScript keeps."""
    written = fields.get("turn", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else None


def show(request, workshop, *, status=200, form=None, refusal=None):
    """The page of this phone now, with the pass that lets it follow the room."""
    context = page_of(workshop, holding.token_of(request, workshop))
    context |= {
        "form": form or _form_of(context["scene"], workshop),
        "refusal": refusal,
        "typed": request.POST,
        "changing": "changer" in request.GET or (refusal is not None and context["scene"] == "ballot"),
    }
    response = render(request, "workshops/phone/room.html", context, status=status)
    passes.give(response, "workshop", workshop.public_id, hours=12)
    return response


def _form_of(scene, workshop):
    if scene == "join":
        return JoinForm(workshop=workshop)
    return IdeaForm() if scene == "ideas" else None
