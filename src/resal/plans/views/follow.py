"""Where actions and commitments stand, measures, reviews: for those who sign in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resal.accounts.models import SignedLink
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.plans import results
from resal.plans.actions import following, inviting, reviewing
from resal.plans.forms import MeasureForm, ReviewForm, UpdateForm
from resal.plans.views._access import for_readers, for_writers, part_of, tried
from resal.plans.views.plan import page
from resal.plans.views.promises import promised_kind


@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@once
def update(request, plan, noun, part_id):
    """Say where an action or a commitment stands."""
    kind = promised_kind(noun)
    item = part_of(plan, kind, part_id)
    if not request.user.has_perm("plans.follow", item):
        raise PermissionDenied
    form = UpdateForm(request.POST or None, item=item)
    if request.method == "POST" and form.is_valid():
        try:
            following.update(item, by=request.user, **form.news())
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Merci, c’est noté."))
            return redirect(plan)
    events = item.events.latest_first()[:20]
    context = page(request, plan) | {"form": form, "item": item, "kind": kind, "noun": noun, "events": events}
    return render(request, "plans/update.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_readers
def approve(request, plan, part_id):
    commitment = part_of(plan, "commitment", part_id)
    if not request.user.has_perm("plans.follow", commitment):
        raise PermissionDenied
    if tried(request, lambda: following.approve(commitment, by=request.user)):
        messages.success(request, _("L’approbation est notée : l’engagement tient."))
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@once
def measures(request, plan, part_id):
    """The measures of an indicator, and a new one."""
    indicator = part_of(plan, "indicator", part_id)
    may_measure = request.user.has_perm("plans.measure", indicator)
    form = MeasureForm(request.POST or None)
    if request.method == "POST":
        if not may_measure:
            raise PermissionDenied
        if form.is_valid():
            try:
                following.measure(indicator, by=request.user, **form.cleaned_data)
            except Refusal as refusal:
                say(form, refusal)
            else:
                messages.success(request, _("La mesure est notée."))
                return redirect("plans:measures", plan.public_id, indicator.public_id)
    context = page(request, plan) | {
        "form": form,
        "indicator": indicator,
        "line": results.line(indicator),
        "measurements": indicator.measurements.select_related("method", "comment").in_time(),
        "may_measure": may_measure,
    }
    return render(request, "plans/measures.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_readers
def verify(request, plan, part_id, measurement):
    """Somebody else than the one who typed it has checked this value."""
    indicator = part_of(plan, "indicator", part_id)
    if not request.user.has_perm("plans.measure", indicator):
        raise PermissionDenied
    found = get_object_or_404(indicator.measurements, pk=measurement)
    if tried(request, lambda: following.verify(found, by=request.user)):
        messages.success(request, _("La mesure est vérifiée."))
    return redirect("plans:measures", plan.public_id, indicator.public_id)


@require_safe
@for_readers
def reviews(request, plan):
    context = page(request, plan) | {
        "tab": "reviews",
        "reviews": plan.reviews.select_related("notes").order_by("due_on", "pk"),
        "lines": results.lines(plan),
    }
    return render(request, "plans/reviews.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@once
def review(request, plan, review_id):
    found = get_object_or_404(plan.reviews.select_related("notes"), public_id=review_id)
    may_review = request.user.has_perm("plans.review", plan)
    initial = {
        "notes": found.notes if found.notes and found.notes.is_readable else "",
        "edition": found.edition,
    }
    if found.held_on:
        initial["held_on"] = found.held_on
    form = ReviewForm(request.POST or None, initial=initial)
    if request.method == "POST":
        if not may_review:
            raise PermissionDenied
        if form.is_valid():
            try:
                reviewing.hold(
                    found,
                    by=request.user,
                    held_on=form.cleaned_data["held_on"],
                    notes=form.cleaned_data["notes"],
                    edition=form.cleaned_data["edition"] or 0,
                )
            except Refusal as refusal:
                say(form, refusal)
                found.refresh_from_db()
                form.data = form.data.copy()
                form.data["edition"] = str(found.edition)
            else:
                messages.success(request, _("Le bilan est gardé."))
                return redirect("plans:review", plan.public_id, found.public_id)
    context = page(request, plan) | {
        "review": found,
        "form": form,
        "may_review": may_review,
        "lines": results.kept_lines(found) if found.held_on else results.lines(plan),
    }
    return render(request, "plans/review.html", context, status=422 if form.is_bound else 200)


@require_safe
@for_writers
def links_page(request, plan):
    partners = list(plan.partners.by_name())
    subjects = [partner.subject for partner in partners]
    usable = SignedLink.objects.usable(clock.now()).filter(purpose=inviting.PURPOSE, subject__in=subjects)
    until = dict(usable.order_by("expires_at").values_list("subject", "expires_at"))
    context = page(request, plan) | {
        "partners": [(partner, until.get(partner.subject)) for partner in partners]
    }
    return render(request, "plans/links.html", context)


@require_POST
@for_writers
@once
def send_link(request, plan, partner_id):
    partner = get_object_or_404(plan.partners.select_related("organisation", "plan"), public_id=partner_id)
    if tried(request, lambda: inviting.send_link(partner, by=request.user)):
        messages.success(
            request,
            _("Le lien de %(name)s est parti ; l’ancien, s’il y en avait un, est fermé.")
            % {"name": partner.organisation.name},
        )
    return redirect("plans:links", plan.public_id)


@require_POST
@for_writers
def close_links(request, plan, partner_id):
    partner = get_object_or_404(plan.partners.select_related("organisation"), public_id=partner_id)
    inviting.close_links(partner, by=request.user)
    messages.success(request, _("Les liens de cet organisme sont fermés."))
    return redirect("plans:links", plan.public_id)
