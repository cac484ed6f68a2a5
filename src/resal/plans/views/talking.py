"""The plan's news and messages, and its dates in one's own agenda."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resal.accounts import links
from resal.accounts.doors import guarded
from resal.core import clock
from resal.core.documents import ics
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.mail.outbox import in_language_of
from resal.core.once import once
from resal.plans import agenda
from resal.plans.actions import feeding, following, inviting
from resal.plans.forms.meetings import RemarkForm
from resal.plans.models import ActionPlan
from resal.plans.rules import own_organisations
from resal.plans.views._access import for_readers, partner_of
from resal.plans.views.plan import page

A_PAGE = 50
SHOWN_ONCE = "plans_feed"


@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@once
def news(request, plan):
    """Everything that happened, latest first; whoever reads the plan may write to the group."""
    form = RemarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        organisation = _organisation_of(request.user, plan)
        try:
            following.remark(
                plan, words=form.cleaned_data["words"], by=request.user, organisation=organisation
            )
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Votre message est avec les nouvelles du plan."))
            return redirect("plans:news", plan.public_id)
    found = Paginator(plan.events.latest_first(), A_PAGE).get_page(request.GET.get("page"))
    context = page(request, plan) | {"tab": "news", "form": form, "events": found, "pages": found}
    return render(request, "plans/news.html", context, status=422 if form.is_bound else 200)


def _organisation_of(user, plan):
    mine = plan.partners.filter(organisation__in=own_organisations(user)).select_related("organisation")
    partner = mine.order_by("pk").first()
    return partner.organisation if partner else None


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@once
def remark_link(request, token):
    """The same for a partner without an account."""
    partner = partner_of(links.find(token, inviting.PURPOSE))
    form = RemarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            following.remark(partner.plan, organisation=partner.organisation, **form.cleaned_data)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Votre message est avec les nouvelles du plan."))
            return redirect("plans:follow-link", token)
    context = {"plan": partner.plan, "partner": partner, "token": token, "form": form}
    return render(request, "plans/remark_link.html", context, status=422 if form.is_bound else 200)


@require_safe
@for_readers
def dates(request, plan):
    """All dates at once, to add to one's agenda."""
    return _sent(plan, agenda.entries(plan), "plan")


@require_safe
@for_readers
def meeting_date(request, plan, meeting_id):
    found = get_object_or_404(plan.meetings, public_id=meeting_id)
    return _sent(plan, [agenda.meeting_entry(plan, found)], "rencontre")


@require_safe
@for_readers
def feeds(request, plan):
    """An address that an agenda reads by itself, shown once; closed whenever one wants."""
    context = page(request, plan) | {
        "address": request.session.pop(SHOWN_ONCE, ""),
        "feed": feeding.open_feed(plan, request.user),
    }
    return render(request, "plans/feeds.html", context)


@require_POST
@for_readers
@once
def new_feed(request, plan):
    request.session[SHOWN_ONCE] = links.absolute(feeding.give_feed(plan, to=request.user))
    return redirect("plans:feeds", plan.public_id)


@require_POST
@for_readers
def close_feed(request, plan):
    feeding.close_feeds(plan, of=request.user)
    messages.success(request, _("L’adresse est fermée : votre agenda ne recevra plus rien."))
    return redirect("plans:feeds", plan.public_id)


@login_not_required
@require_safe
@guarded
def feed(request, token):
    """What an agenda fetches. It stops when its holder may no longer read the plan."""
    link = links.find(token, feeding.PURPOSE)
    plans = ActionPlan.objects.select_related("milieu").prefetch_related("partners")
    plan = get_object_or_404(plans, public_id=link.subject.removeprefix("plans.plan:"))
    if not (link.holder and link.holder.is_active and link.holder.has_perm("plans.see", plan)):
        raise PermissionDenied
    with in_language_of(link.holder):
        return _sent(plan, agenda.entries(plan), "plan")


def _sent(plan, entries, name: str) -> HttpResponse:
    body = ics.calendar(_("Plan d’action concerté"), entries, made_at=clock.now())
    response = HttpResponse(body, content_type=ics.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}-{plan.public_id}.ics"'
    return response
