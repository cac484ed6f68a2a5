"""Comments of the absent, adoption, start, end, hand-over, publication."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resal.core import clock
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.plans.actions import adopting, commenting, passing, publishing
from resal.plans.enums import Answer, PlanStatus
from resal.plans.forms import AdoptionForm, AnswerForm, CommentsForm, HandOverForm, PublishForm
from resal.plans.rules import own_organisations
from resal.plans.views._access import for_deciders, for_readers, for_writers, tried
from resal.plans.views.plan import page


@require_http_methods(["GET", "HEAD", "POST"])
@for_readers
@once
def comments(request, plan):
    """Who was absent, who answered what; a partner who signs in answers here."""
    answering = _answering(request.user, plan)
    form = AnswerForm(request.POST or None)
    if request.method == "POST":
        if answering is None:
            raise PermissionDenied
        if form.is_valid():
            said = {"answer": Answer(form.cleaned_data["answer"]), "words": form.cleaned_data["words"]}
            try:
                commenting.answer(answering, by=request.user, **said)
            except Refusal as refusal:
                say(form, refusal)
            else:
                messages.success(
                    request, _("Merci, votre réponse est gardée. Vous pouvez encore la changer.")
                )
                return redirect("plans:comments", plan.public_id)
    context = page(request, plan) | {
        "tab": "comments",
        "absent_form": CommentsForm(plan=plan),
        "form": form,
        "answering": answering,
        "partners": plan.partners.filter(was_absent=True).by_name(),
        "comments": plan.comments.select_related("organisation", "words").order_by("-at", "-pk"),
    }
    return render(request, "plans/comments.html", context, status=422 if form.is_bound else 200)


def _answering(user, plan):
    """The partner for which this person may answer now."""
    if plan.status != PlanStatus.COMMENTING:
        return None
    mine = plan.partners.filter(was_absent=True, organisation__in=own_organisations(user))
    return mine.select_related("organisation").order_by("pk").first()


@require_POST
@for_writers
@once
def open_comments(request, plan):
    form = CommentsForm(request.POST, plan=plan)
    if form.is_valid() and tried(
        request,
        lambda: commenting.open_comments(plan, by=request.user, absent=form.cleaned_data["absent"]),
    ):
        messages.success(request, _("L’ébauche est envoyée aux absents ; ils ont dix jours ouvrables."))
    return redirect("plans:comments", plan.public_id)


@require_POST
@for_writers
def invite_again(request, plan, partner_id):
    partner = get_object_or_404(plan.partners.select_related("organisation"), public_id=partner_id)
    if tried(request, lambda: commenting.invite(partner, plan=plan, by=request.user)):
        messages.success(request, _("Un nouveau lien est parti ; l’ancien est fermé."))
    return redirect("plans:comments", plan.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_deciders
@once
def adoption(request, plan):
    form = AdoptionForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            adopting.adopt(
                plan,
                by=request.user,
                organisation=values["organisation"],
                body=values["body"],
                adopted_on=values["adopted_on"],
                readiness=form.readiness(),
            )
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Le plan est adopté. Bravo à toutes et à tous !"))
            return redirect(plan)
    context = page(request, plan) | {
        "form": form,
        "why_not_yet": adopting.why_not_yet(plan, clock.today()),
    }
    return render(request, "plans/adoption.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_writers
def start(request, plan):
    if tried(request, lambda: adopting.start(plan, by=request.user)):
        messages.success(request, _("Le plan est en cours."))
    return redirect(plan)


@require_POST
@for_deciders
def end(request, plan):
    if tried(request, lambda: adopting.end(plan, by=request.user)):
        messages.success(request, _("Le plan est terminé ; il se lit et s’exporte toujours."))
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
@for_deciders
@once
def hand_over(request, plan):
    form = HandOverForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        try:
            passing.hand_over(
                plan,
                by=request.user,
                organisation=person.member.organisation,
                person=person,
                end_mandates=form.cleaned_data["end_mandates"],
            )
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Le plan est remis à %(name)s.") % {"name": person.name})
            return redirect("plans:plans" if form.cleaned_data["end_mandates"] else plan)
    return render(
        request,
        "plans/hand_over.html",
        page(request, plan) | {"form": form},
        status=422 if form.is_bound else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_deciders
def publication(request, plan):
    form = PublishForm(request.POST or None, initial={"title": plan.public_title or plan.title})
    if request.method == "POST" and form.is_valid():
        try:
            publishing.publish(plan, by=request.user, title=form.cleaned_data["title"])
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Le plan est sur le site public."))
            return redirect("plans:publication", plan.public_id)
    context = page(request, plan) | {"form": form}
    return render(request, "plans/publication.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_deciders
def withdraw(request, plan):
    publishing.withdraw(plan, by=request.user)
    messages.success(request, _("Le plan n’est plus sur le site public."))
    return redirect("plans:publication", plan.public_id)
