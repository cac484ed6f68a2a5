"""The partnership looks at itself. What it finds belongs to its partners."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resal.accounts import links
from resal.accounts.doors import guarded
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.plans import partnership as reading
from resal.plans.actions import surveying
from resal.plans.enums import Moment, Tool
from resal.plans.forms.surveys import AnswersForm, ChosenForm, OpenSurveyForm, WordingsForm
from resal.plans.models import Survey, Wording
from resal.plans.people import people_of_partners
from resal.plans.views._access import for_readers, for_writers, tried
from resal.plans.views.plan import page


@require_safe
@for_readers
def partnership(request, plan):
    """When it was held and how many answered; the totals, for the partners only."""
    sees = request.user.has_perm("plans.see_partnership", plan)
    tool = reading.surveys_of(plan, Tool.PARTNERSHIP)
    ties = reading.surveys_of(plan, Tool.TIES)
    conditions = reading.condition_lines(tool) if sees else []
    context = page(request, plan) | {
        "tab": "partnership",
        "surveys": [
            (survey, reading.rate(survey), reading.is_hidden(survey))
            for survey in [*tool.values(), *ties.values()]
        ],
        "sees_partnership": sees,
        "conditions": [line for line in conditions if line.start or line.end],
        "bars": reading.bars(conditions[:-1]),
        "ties": reading.tie_lines(ties) if sees and any(one.result for one in ties.values()) else [],
    }
    return render(request, "plans/partnership.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
@once
def open_survey(request, plan):
    form = OpenSurveyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            survey, _paths = surveying.open_survey(
                plan,
                tool=Tool(values["tool"]),
                moment=Moment(values["moment"]),
                closes_on=values["closes_on"],
                by=request.user,
            )
        except Refusal as refusal:
            say(form, refusal)
        else:
            told = _("L’autoévaluation est ouverte : %(n)s personnes reçoivent leur lien.") % {
                "n": survey.invited
            }
            messages.success(request, told)
            return redirect("plans:partnership", plan.public_id)
    context = page(request, plan) | {
        "form": form,
        "people": people_of_partners(plan).count(),
        "has_wordings": Wording.objects.exists(),
        "may_load": request.user.has_perm("accounts.coordinate"),
    }
    return render(request, "plans/survey_open.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_writers
def close_survey(request, plan, survey_id):
    survey = get_object_or_404(plan.surveys, public_id=survey_id)
    surveying.close_survey(survey, by=request.user)
    messages.success(request, _("L’autoévaluation est fermée : les réponses sont comptées, puis effacées."))
    return redirect("plans:partnership", plan.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
@once
def chosen(request, plan, survey_id):
    """What the group chose to work on, after it has seen."""
    survey = get_object_or_404(plan.surveys.select_related("chosen"), public_id=survey_id)
    kept = survey.chosen if survey.chosen and survey.chosen.is_readable else ""
    form = ChosenForm(request.POST or None, initial={"words": kept})
    if request.method == "POST" and form.is_valid():
        wish = {"words": form.cleaned_data["words"], "by": request.user}
        if tried(request, lambda: surveying.choose(survey, **wish)):
            messages.success(request, _("C’est noté."))
        return redirect("plans:partnership", plan.public_id)
    context = page(request, plan) | {"form": form, "survey": survey}
    return render(request, "plans/survey_chosen.html", context, status=422 if form.is_bound else 200)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def survey_link(request, token):
    """The answers of one person, on a phone. Nothing here says who."""
    link = links.find(token, surveying.PURPOSE)
    public_id = link.subject.removeprefix("plans.survey:")
    survey = get_object_or_404(Survey.objects.select_related("plan"), public_id=public_id)
    form = AnswersForm(request.POST or None, tool=Tool(survey.tool))
    if request.method == "POST" and form.is_valid():
        try:
            surveying.answer(survey, token, form.cleaned_data)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(
                request,
                _("Merci, votre réponse est dans l’urne. Vous pouvez la changer jusqu’à la fermeture."),
            )
            return redirect("plans:survey-link", token)
    context = {"plan": survey.plan, "survey": survey, "form": form}
    return render(request, "plans/survey_link.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def wordings(request):
    """The network loads the words that it may use."""
    if not request.user.has_perm("accounts.coordinate"):
        raise PermissionDenied
    form = WordingsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            surveying.load_wordings(values["french"], values["english"], by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Les énoncés sont chargés."))
            return redirect("plans:wordings")
    names = reading.condition_words()
    context = {
        "form": form,
        "wordings": Wording.objects.order_by("number"),
        "structure": [(names[code], items) for code, items in reading.CONDITIONS.items()],
    }
    return render(request, "plans/wordings.html", context, status=422 if form.is_bound else 200)
