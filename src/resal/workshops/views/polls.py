"""Other formats, for those who run rooms: choose, prepare, open, end, keep."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.core.phones import address_for_phones
from resal.directory.models import Milieu
from resal.directory.rules import ROOM_ROLES, milieux_where
from resal.workshops.actions import answering, poll_keeping, polling
from resal.workshops.domain.polls.proposing import propose
from resal.workshops.enums import ItemState, PollStatus
from resal.workshops.formats import FORMATS, format_of, proposal_words
from resal.workshops.forms.poll_formats import FORMS
from resal.workshops.forms.polls import ItemForm, KeptForm, ProposalForm, SecondRoundForm
from resal.workshops.models import Poll
from resal.workshops.phone.poll_pairs import compared, coverage
from resal.workshops.phone.screen import drawing
from resal.workshops.poll_exports import poll_data, poll_data_as_csv
from resal.workshops.poll_reading import PLANNED, counted, leading
from resal.workshops.views.preparing import tried
from resal.workshops.views.results import may_plan, sent


def _loads(permission):
    """Unknown is 404, forbidden is 403."""

    def decorator(view):
        @wraps(view)
        def wrapped(request, public_id, *args, **kwargs):
            polls = Poll.objects.select_related("milieu", "question", "reason")
            poll = get_object_or_404(polls, public_id=public_id)
            if not request.user.has_perm(permission, poll):
                raise PermissionDenied
            return view(request, poll, *args, **kwargs)

        return wrapped

    return decorator


for_room = _loads("workshops.run")
for_readers = _loads("workshops.see_poll")


@require_safe
def polls(request):
    """The formats, which one suits, and the consultations that stand."""
    rooms = milieux_where(request.user, ROOM_ROLES)
    read = Q(milieu__in=milieux_where(request.user), status=PollStatus.COUNTED)
    mine = Poll.objects.filter(Q(milieu__in=rooms) | read)
    form = ProposalForm(request.GET if "people" in request.GET else None)
    proposal = None
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        found = propose(data["issues"], data["people"], together=data["together"] == "oui")
        proposal = proposal_words(found)
    context = {
        "page": Paginator(mine.for_listing(), 50).get_page(request.GET.get("page")),
        "formats": FORMATS,
        "may_prepare": bool(rooms),
        "form": form,
        "proposal": proposal,
    }
    return render(request, "workshops/polls/polls.html", context)


@once
def new(request, kind):
    milieux = Milieu.objects.filter(pk__in=milieux_where(request.user, ROOM_ROLES))
    if kind not in FORMS:
        raise Http404
    if not milieux.exists():
        raise PermissionDenied
    form = FORMS[kind](request.POST or None, milieux=milieux, steps=format_of(kind).steps)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        poll = polling.prepare_poll(
            data["milieu"],
            kind,
            by=request.user,
            question=data["question"],
            lines=data["lines"],
            **form.details(kind),
        )
        return redirect(poll)
    context = {"form": form, "format": format_of(kind)}
    return render(request, "workshops/polls/sheet.html", context, status=422 if form.is_bound else 200)


@for_room
def sheet(request, poll):
    form = FORMS[poll.kind](request.POST or None, poll=poll)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            polling.describe_poll(
                poll,
                by=request.user,
                question=data["question"],
                lines=data["lines"],
                changes=form.details(poll.kind),
            )
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("C’est enregistré."))
            return redirect(poll)
    context = {"form": form, "format": format_of(poll.kind), "poll": poll}
    return render(request, "workshops/polls/sheet.html", context, status=422 if form.is_bound else 200)


@require_safe
@for_readers
def poll(request, poll):
    return show(request, poll)


def show(request, poll, *, status=200, **more):
    """The page of the moment: in preparation, open, counted."""
    context = {
        "poll": poll,
        "format": format_of(poll.kind),
        "items": list(poll.items.shown().in_order()),
        "runs": request.user.has_perm("workshops.run", poll),
        **more,
    }
    if poll.is_open or poll.is_between:
        return render(
            request, "workshops/polls/open.html", context | _open(request, poll, more), status=status
        )
    if poll.is_counted:
        return render(
            request, "workshops/polls/result.html", context | _after(request, poll, more), status=status
        )
    return render(request, "workshops/polls/preparation.html", context, status=status)


def _open(request, poll, more):
    door = address_for_phones(request, reverse("workshops:poll_door", args=[poll.code]))
    round = poll.rounds.order_by("number").last()
    return {
        "door": door,
        "qr": drawing(door),
        "round": round,
        "seated": poll.seats.count(),
        "answered": round.live_answers.count(),
        "waiting": list(poll.items.waiting().in_order()),
        "item_form": more.get("item_form") or ItemForm(),
        "counted": counted(poll),
        "template": f"workshops/polls/_result_{poll.kind}.html",
        "second_form": SecondRoundForm(),
        "coverage": coverage(compared(round), answering.items_of(poll)) if poll.kind == "pairs" else None,
    }


def _after(request, poll, more):
    found = counted(poll)
    ahead = leading(found[-1].result) if found else set()
    return {
        "counted": found,
        "template": f"workshops/polls/_result_{poll.kind}.html",
        "kept": list(
            poll.items.exclude(place=None).select_related("wording", "wording_en").order_by("place")
        ),
        "may_plan": poll.kind in PLANNED and may_plan(request.user, poll),
        "kept_form": more.get("kept_form") or KeptForm(items=poll.items.shown().in_order()),
        "ahead": ahead,
    }


@require_POST
@for_room
def opening(request, poll):
    form = SecondRoundForm(request.POST)
    day = form.cleaned_data["closes_on"] if form.is_valid() else None
    if tried(request, lambda: polling.open_poll(poll, by=request.user, closes_on=day)):
        messages.success(request, _("C’est ouvert : donnez le lien ou montrez le code."))
    return redirect(poll)


@require_POST
@for_room
def closing(request, poll):
    sure = request.POST.get("sure") == "oui"
    if tried(request, lambda: answering.count_poll(poll, by=request.user, sure=sure)):
        return redirect(poll)
    return show(request, poll, status=422, asks_sure=True)


@require_POST
@for_room
def ending(request, poll):
    tried(request, lambda: answering.end_poll(poll, by=request.user))
    return redirect(poll)


@require_POST
@for_room
def cancelling(request, poll):
    if tried(request, lambda: polling.cancel_poll(poll, by=request.user)):
        messages.success(request, _("La consultation est annulée."))
        return redirect("workshops:polls")
    return redirect(poll)


@require_POST
@for_room
@once
def copying(request, poll):
    copy = polling.copy_poll(poll, by=request.user)
    messages.success(request, _("Voici une copie : changez ce qu’il faut, puis ouvrez-la."))
    return redirect("workshops:poll_sheet", copy.public_id)


@require_POST
@for_room
@once
def items(request, poll):
    form = ItemForm(request.POST)
    if form.is_valid():
        try:
            polling.add_item(poll, polling.Line(form.cleaned_data["words"]), by=request.user)
            return redirect(poll)
        except Refusal as refusal:
            say(form, refusal)
    return show(request, poll, status=422, item_form=form, form=form)


@require_POST
@for_room
def item(request, poll, number, act):
    found = get_object_or_404(poll.items.select_related("poll"), number=number)
    state = ItemState.SHOWN if act == "offrir" else ItemState.SET_ASIDE
    tried(request, lambda: polling.judge_item(found, state, by=request.user))
    return redirect(poll)


@require_POST
@for_room
def kept(request, poll):
    form = KeptForm(request.POST, items=poll.items.shown().in_order())
    if form.is_valid():
        data = form.cleaned_data
        try:
            poll_keeping.keep_items(poll, data["items"], data["reason"], by=request.user)
            messages.success(request, _("C’est noté."))
            return redirect(poll)
        except Refusal as refusal:
            say(form, refusal)
    return show(request, poll, status=422, kept_form=form, form=form)


@require_POST
@for_readers
def plan(request, poll):
    """« Faire le plan » : what the group keeps becomes a draft, once."""
    if not may_plan(request.user, poll):
        raise PermissionDenied
    if tried(request, lambda: poll_keeping.make_poll_plan(poll, by=request.user)):
        poll.refresh_from_db()
        return redirect(poll.plan_address)
    return redirect(poll)


@require_safe
@for_readers
def data_json(request, poll):
    return JsonResponse(poll_data(poll), json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
@for_readers
def data_csv(request, poll):
    return sent(poll_data_as_csv(poll), "text/csv; charset=utf-8", f"consultation-{poll.code}.csv")
