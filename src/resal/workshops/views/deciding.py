"""The end of the room: notes, decision, dissents, commitments."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from resal.core.once import once
from resal.workshops.actions import deciding
from resal.workshops.forms import (
    BlocksForm,
    CommitmentForm,
    CriteriaForm,
    DiscussionForm,
    DissentForm,
    PassOnForm,
    ProblemForm,
)
from resal.workshops.views._access import for_room
from resal.workshops.views.console import back
from resal.workshops.views.preparing import tried
from resal.workshops.views.room import kept

REMOVALS = {
    "problemes": ("problems", deciding.drop_problem),
    "dissidences": ("dissents", deciding.remove_dissent),
    "engagements": ("commitments", deciding.remove_commitment),
}


@require_POST
@for_room
def discussion(request, workshop):
    def act(data):
        deciding.note_discussion(workshop, data["words"], by=request.user)

    return kept(request, workshop, "discussion_form", DiscussionForm(request.POST), act, "discussion")


@require_POST
@for_room
def blocks(request, workshop, number):
    issue = get_object_or_404(workshop.issues.select_related("workshop"), number=number)

    def act(data):
        deciding.note_blocks(issue, data["words"], by=request.user)

    form = BlocksForm(request.POST, prefix=f"e{number}")
    return kept(request, workshop, "refused_form", form, act, f"e{number}")


@require_POST
@for_room
def criteria(request, workshop, number):
    issue = get_object_or_404(workshop.issues.select_related("workshop"), number=number)

    def act(data):
        deciding.weigh(issue, by=request.user, **data)

    form = CriteriaForm(request.POST, prefix=f"e{number}")
    return kept(request, workshop, "refused_form", form, act, f"e{number}")


@require_POST
@once
@for_room
def problems(request, workshop):
    def act(data):
        deciding.choose_problem(
            workshop, data["title"], list(data["issues"]), reason=data["reason"], by=request.user
        )

    form = ProblemForm(request.POST, issues=workshop.issues.in_order(), prefix="problem")
    return kept(request, workshop, "problem_form", form, act, "problemes")


@require_POST
@for_room
def passing_on(request, workshop):
    def act(data):
        deciding.pass_on(data["issue"], data["to"], by=request.user)

    form = PassOnForm(request.POST, issues=workshop.issues.in_order(), prefix="pass")
    return kept(request, workshop, "pass_on_form", form, act, "transmis")


@require_POST
@for_room
def taking_back(request, workshop, number):
    issue = get_object_or_404(workshop.issues.select_related("workshop"), number=number)
    tried(request, lambda: deciding.pass_on(issue, "", by=request.user))
    return back(workshop, "transmis")


@require_POST
@once
@for_room
def dissents(request, workshop):
    def act(data):
        deciding.record_dissent(workshop, data["organisation"], data["words"], by=request.user)

    form = DissentForm(request.POST, prefix="dissent")
    return kept(request, workshop, "dissent_form", form, act, "dissidences")


@require_POST
@once
@for_room
def commitments(request, workshop):
    def act(data):
        deciding.promise(workshop, by=request.user, **data)

    form = CommitmentForm(request.POST, prefix="commitment")
    return kept(request, workshop, "commitment_form", form, act, "engagements")


@require_POST
@for_room
def removal(request, workshop, kind, pk):
    name, remove = REMOVALS[kind]
    thing = get_object_or_404(getattr(workshop, name).select_related("workshop"), pk=pk)
    tried(request, lambda: remove(thing, by=request.user))
    return back(workshop, kind)
