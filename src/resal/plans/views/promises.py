"""Commitments: accepted or declined by their organisation, taken over when somebody leaves, moved on the board."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resal.accounts import links
from resal.accounts.doors import guarded
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.plans import reading
from resal.plans.actions import accepting, following, inviting, relaying
from resal.plans.enums import Progress
from resal.plans.forms import PromiseForm, TakeOverForm
from resal.plans.models import Action, Commitment
from resal.plans.views._access import for_readers, for_writers, part_of, partner_of, tried
from resal.plans.views.parts import kind_of
from resal.plans.views.plan import page

MOVES = (Progress.TODO, Progress.UNDER_WAY, Progress.DONE)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@once
def promise_link(request, token, part_id):
    """Through its link, an organisation answers for one of its commitments."""
    partner = partner_of(links.find(token, inviting.PURPOSE))
    mine = Commitment.objects.with_words().select_related("plan", "organisation")
    commitment = get_object_or_404(
        mine, plan=partner.plan, organisation=partner.organisation, public_id=part_id
    )
    form = PromiseForm(request.POST or None, commitment=commitment)
    if request.method == "POST" and _answered(form, commitment, organisation=partner.organisation):
        messages.success(request, _("Merci, votre réponse est gardée. Vous pouvez encore la changer."))
        return redirect("plans:follow-link", token)
    context = {"plan": partner.plan, "partner": partner, "token": token, "form": form}
    context |= {"row": reading.row(commitment)}
    return render(request, "plans/promise_link.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@once
def promise(request, plan, part_id):
    """The same for those who sign in: the organisation itself, or whoever notes its answer for it."""
    commitment = part_of(plan, "commitment", part_id)
    if not request.user.has_perm("plans.follow", commitment):
        raise PermissionDenied
    form = PromiseForm(request.POST or None, commitment=commitment)
    told = {"by": request.user, "organisation": commitment.organisation}
    if request.method == "POST" and _answered(form, commitment, **told):
        messages.success(request, _("La réponse est notée."))
        return redirect(plan)
    context = page(request, plan) | {"form": form, "item": commitment}
    return render(request, "plans/promise.html", context, status=422 if form.is_bound else 200)


def _answered(form: PromiseForm, commitment: Commitment, **told) -> bool:
    if not form.is_valid():
        return False
    told |= {"edition": form.cleaned_data["edition"] or 0}
    try:
        if form.accepts:
            accepting.accept(commitment, **form.signature(), **told)
        else:
            accepting.decline(commitment, reason=form.cleaned_data["reason"], **told)
    except Refusal as refusal:
        say(form, refusal)
        commitment.refresh_from_db()
        form.data = form.data.copy()
        form.data["edition"] = str(commitment.edition)
        return False
    return True


@require_safe
@for_writers
def relays(request, plan):
    """Everything that looks for somebody else since a person left."""
    looking = [
        (noun, item)
        for noun, model in (("actions", Action), ("engagements", Commitment))
        for item in model.objects.filter(plan=plan).looking_for_relief().with_words().in_order()
    ]
    return render(request, "plans/relays.html", page(request, plan) | {"looking": looking})


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
@once
def relay(request, plan, noun, part_id):
    item = part_of(plan, promised_kind(noun), part_id)
    form = TakeOverForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        try:
            relaying.take_over(item, person=form.cleaned_data["person"], by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("La relève est trouvée."))
            return redirect("plans:relays", plan.public_id)
    context = page(request, plan) | {"form": form, "item": item}
    return render(request, "plans/relay.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_readers
def move(request, plan, noun, part_id):
    """One click on the board. What is changed or abandoned says why, on its own page."""
    item = part_of(plan, promised_kind(noun), part_id)
    if not request.user.has_perm("plans.follow", item):
        raise PermissionDenied
    status = request.POST.get("status", "")
    if status not in MOVES:
        return redirect("plans:update", plan.public_id, noun, item.public_id)
    tried(request, lambda: following.update(item, status=Progress(status), by=request.user))
    return redirect(f"{reverse('plans:board', args=[plan.public_id])}#{item.public_id}")


def promised_kind(noun: str) -> str:
    kind = kind_of(noun)
    if kind not in ("action", "commitment"):
        raise Http404
    return kind
