"""Doors without an account: a partner answers a draft, tells where its actions stand; the public reads."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from resal.accounts import links
from resal.accounts.doors import guarded
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.plans import reading, results
from resal.plans.actions import commenting, following, inviting
from resal.plans.domain.neutral import names_violence
from resal.plans.enums import Answer, PlanStatus
from resal.plans.forms import AnswerForm, MeasureForm, UpdateForm
from resal.plans.models import ActionPlan, Partner
from resal.plans.places import forms_of_violence
from resal.plans.views._access import partner_of


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@once
def comment(request, token):
    partner = partner_of(links.find(token, commenting.PURPOSE))
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commenting.answer(
                partner, answer=Answer(form.cleaned_data["answer"]), words=form.cleaned_data["words"]
            )
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Merci, votre réponse est gardée. Vous pouvez encore la changer."))
            return redirect("plans:comment-link", token)
    plan = partner.plan
    context = {
        "plan": plan,
        "partner": partner,
        "form": form,
        "whole": reading.whole(plan),
        "last": _last_answer(partner),
        "is_open": plan.status == PlanStatus.COMMENTING,
    }
    return render(request, "plans/comment_link.html", context, status=422 if form.is_bound else 200)


def _last_answer(partner: Partner):
    answers = partner.plan.comments.filter(organisation=partner.organisation)
    return answers.select_related("words").order_by("-pk").first()


@login_not_required
@require_safe
@guarded
def follow(request, token):
    """Everything that this organisation holds in the plan, one line each."""
    partner = partner_of(links.find(token, inviting.PURPOSE))
    context = {
        "plan": partner.plan,
        "partner": partner,
        "token": token,
        "rows": rows_of(partner),
        "is_followed": partner.plan.is_followed,
        "indicators": [
            (indicator, results.line(indicator))
            for indicator in partner.plan.indicators.filter(collector=partner.organisation)
            .with_words()
            .in_order()
            .prefetch_related("measurements")
        ],
    }
    return render(request, "plans/follow_link.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@once
def tell(request, token, part_id):
    """Where one of them stands."""
    partner = partner_of(links.find(token, inviting.PURPOSE))
    row = next((row for row in rows_of(partner) if row.item.public_id == part_id), None)
    if row is None:
        raise Http404
    form = UpdateForm(request.POST or None, item=row.item)
    if request.method == "POST" and form.is_valid():
        try:
            following.update(row.item, organisation=partner.organisation, **form.news())
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Merci, c’est noté."))
            return redirect("plans:follow-link", token)
    context = {"plan": partner.plan, "partner": partner, "token": token, "row": row, "form": form}
    return render(request, "plans/tell_link.html", context, status=422 if form.is_bound else 200)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
@once
def measure(request, token, part_id):
    """A new measure of an indicator that this organisation collects."""
    partner = partner_of(links.find(token, inviting.PURPOSE))
    collected = partner.plan.indicators.filter(collector=partner.organisation).with_words()
    indicator = get_object_or_404(collected, public_id=part_id)
    form = MeasureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            following.measure(indicator, organisation=partner.organisation, **form.cleaned_data)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("La mesure est notée."))
            return redirect("plans:follow-link", token)
    context = {
        "plan": partner.plan,
        "partner": partner,
        "token": token,
        "indicator": indicator,
        "form": form,
    }
    return render(request, "plans/measure_link.html", context, status=422 if form.is_bound else 200)


@login_not_required
@require_safe
def public(request, public_id):
    """What everyone may read, with the milieu's agreement."""
    plan = get_object_or_404(ActionPlan.objects.public().select_related("milieu"), public_id=public_id)
    whole = reading.whole(plan)
    for row in whole.rows:
        row.problem = ""
    context = {
        "plan": plan,
        "whole": whole,
        "lines": results.lines(plan, public=True),
        "sectors": reading.sectors(plan.partners.by_name()),
        "place": "" if names_violence(plan.public_title, forms_of_violence()) else plan.milieu.name,
    }
    return render(request, "plans/public.html", context)


def rows_of(partner: Partner) -> list[reading.Row]:
    """Its own actions and commitments, what is late first."""
    whole = reading.whole(partner.plan)
    every = [*whole.rows, *(promise for row in whole.rows for promise in row.promises), *whole.loose]
    mine = [row for row in every if row.item.holder_id == partner.organisation_id]
    return sorted(mine, key=lambda row: (row.status != "late", str(row.item.due_on or "9"), row.item.pk))
