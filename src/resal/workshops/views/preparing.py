from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.workshops import checklist, reading
from resal.workshops.actions import preparing, wording
from resal.workshops.actions.copying import copy_workshop
from resal.workshops.domain import scripts
from resal.workshops.enums import Script
from resal.workshops.forms import AgendaForm, FacilitatorForm, FactsForm, GuestsForm, IssuesForm, SheetForm
from resal.workshops.forms.entering import RehearsalForm
from resal.workshops.reading import subject_of
from resal.workshops.views._access import for_readers, for_room


@require_safe
@for_readers
def workshop(request, workshop):
    """The preparation before the room, the outcome after it."""
    if workshop.is_decided:
        return redirect("workshops:result", workshop.public_id)
    if workshop.is_open:
        return redirect("workshops:console", workshop.public_id)
    return render(request, "workshops/preparation.html", preparation(request, workshop))


def preparation(request, workshop):
    steps = list(workshop.steps.order_by("position"))
    facilitators = list(preparing.facilitators_of(workshop.milieu))
    running = [person.name for person in facilitators] + [request.user.name]
    points = checklist.points(workshop, running)
    return {
        "workshop": workshop,
        "steps": steps,
        "total": scripts.total([(step.kind, step.minutes) for step in steps], workshop.slack),
        "points": points,
        "ready": all(point.done for point in points),
        "facilitators": facilitators,
        "facts": workshop.facts.select_related("words").order_by("position"),
        "issues": workshop.issues.in_order(),
        "guests": workshop.guests.select_related("organisation").order_by("organisation__name"),
        "sectors": reading.coverage(workshop),
        "subject": subject_of(workshop),
        "scripts": [(value, label) for value, label in Script.choices if value != workshop.script],
        "issues_form": IssuesForm(),
        "facilitator_form": FacilitatorForm(),
        "rehearsal_form": RehearsalForm(),
        "rehearsals": workshop.rehearsals.all(),
    }


@for_room
def sheet(request, workshop):
    form = SheetForm(request.POST or None, instance=workshop)
    if request.method == "POST" and form.is_valid():
        changes = {name: form.cleaned_data[name] for name in preparing.PLAIN_FIELDS}
        question = form.cleaned_data["question"]
        act = lambda: preparing.describe(workshop, by=request.user, question=question, changes=changes)  # noqa: E731
        if done(request, form, act):
            return redirect(workshop)
    return page(request, "workshops/sheet.html", workshop, form)


@for_room
def agenda(request, workshop):
    steps = list(workshop.steps.order_by("position"))
    form = AgendaForm(request.POST or None, steps=steps, slack=workshop.slack)
    if request.method == "POST" and form.is_valid():
        lines, slack = form.lines(), form.cleaned_data["slack"]
        if done(request, form, lambda: preparing.lay_agenda(workshop, lines, slack, by=request.user)):
            return redirect(workshop)
    return page(request, "workshops/agenda.html", workshop, form)


@for_room
def facts(request, workshop):
    known = workshop.facts.select_related("words")
    form = FactsForm(request.POST or None, facts=known)
    if request.method == "POST" and form.is_valid():
        given = form.facts()
        if done(request, form, lambda: preparing.write_facts(workshop, given, by=request.user)):
            return redirect(workshop)
    return page(request, "workshops/facts.html", workshop, form)


@for_room
def guests(request, workshop):
    invited = workshop.guests.values_list("organisation", flat=True)
    form = GuestsForm(request.POST or None, initial={"organisations": list(invited)})
    if request.method == "POST" and form.is_valid():
        wanted = form.cleaned_data["organisations"]
        if done(request, form, lambda: preparing.invite(workshop, wanted, by=request.user)):
            return redirect(workshop)
    return page(request, "workshops/guests.html", workshop, form)


@require_POST
@for_room
def issues(request, workshop):
    form = IssuesForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data["issues"]
        if done(request, form, lambda: wording.type_issues(workshop, typed, by=request.user)):
            return redirect(f"{workshop.get_absolute_url()}#enjeux")
    context = preparation(request, workshop) | {"issues_form": form, "form": form}
    return render(request, "workshops/preparation.html", context, status=422)


@require_POST
@for_room
def facilitator(request, workshop):
    form = FacilitatorForm(request.POST)
    if form.is_valid():
        preparing.add_facilitator(workshop, form.cleaned_data["person"], by=request.user)
        return redirect(f"{workshop.get_absolute_url()}#animation")
    context = preparation(request, workshop) | {"facilitator_form": form, "form": form}
    return render(request, "workshops/preparation.html", context, status=422)


@require_POST
@for_room
def script(request, workshop):
    if request.POST.get("script") in Script.values:
        tried(request, lambda: preparing.choose_script(workshop, request.POST["script"], by=request.user))
    return redirect(workshop)


@require_POST
@for_room
def opening(request, workshop):
    if tried(request, lambda: preparing.open_room(workshop, by=request.user)):
        return redirect("workshops:console", workshop.public_id)
    return redirect(workshop)


@require_POST
@for_room
@once
def copying(request, workshop):
    """A model for the next one, to edit and open."""
    copy = copy_workshop(workshop, by=request.user)
    messages.success(request, _("Voici une copie : changez ce qu’il faut, puis ouvrez-la."))
    return redirect(copy)


@require_POST
@for_room
def cancelling(request, workshop):
    if tried(request, lambda: preparing.cancel(workshop, by=request.user)):
        messages.success(request, _("L’activité est annulée."))
    return redirect("workshops:workshops")


def done(request, form, act) -> bool:
    """Do it; a refusal stands in the form."""
    try:
        act()
    except Refusal as refusal:
        say(form, refusal)
        return False
    messages.success(request, _("C’est enregistré."))
    return True


def tried(request, act) -> bool:
    """Do it; a refusal stands above the page."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return False
    return True


def page(request, template, workshop, form):
    status = 422 if form.is_bound else 200
    context = {"workshop": workshop, "form": form}
    return render(request, template, context, status=status)
