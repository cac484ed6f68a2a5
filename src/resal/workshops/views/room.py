"""What is done at the console: people, ideas, issues, votes on paper, decision. Each POST comes back to it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.directory.models import Sector
from resal.workshops.actions import gathering, preparing, seating, wording
from resal.workshops.forms import HeadCountForm, IdeaForm, IssueForm, PaperSeatsForm, PresenceForm
from resal.workshops.models import Idea
from resal.workshops.views._access import for_room
from resal.workshops.views.console import back, show
from resal.workshops.views.preparing import tried

IDEA_ACTS = {
    "afficher": lambda idea, by: gathering.show_idea(idea, by=by),
    "ecarter": lambda idea, by: gathering.set_idea_aside(idea, by=by),
    "solution": lambda idea, by: gathering.flag_solution(idea, is_solution=not idea.is_solution, by=by),
    "degroupement": lambda idea, by: wording.take_out(idea, by=by),
}
ISSUE_ACTS = {
    "lecture": lambda issue, by: wording.mark_read(issue, read=not issue.read_aloud, by=by),
    "retrait": lambda issue, by: wording.remove_issue(issue, by=by),
}


def kept(request, workshop, name, form, act, anchor=""):
    """Do it and come back; else show the console with this form, its errors and what was typed."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except Refusal as refusal:
            say(form, refusal)
        else:
            return back(workshop, anchor)
    return show(request, workshop, status=422, **{name: form})


@require_POST
@once
@for_room
def paper_seats(request, workshop):
    def act(data):
        seating.seat_paper(workshop, sector=data["sector"], people=data["people"], by=request.user)

    return kept(request, workshop, "paper_seats_form", PaperSeatsForm(request.POST), act, "salle")


@require_POST
@for_room
def departure(request, workshop):
    sector = get_object_or_404(Sector, pk=request.POST.get("sector") or 0)
    channel = request.POST.get("channel", "")
    tried(request, lambda: seating.let_go(workshop, sector=sector, channel=channel, by=request.user))
    return back(workshop, "salle")


@require_POST
@for_room
def head_count(request, workshop):
    def act(data):
        seating.change_head_count(workshop, data["head_count"], by=request.user)

    return kept(request, workshop, "head_count_form", HeadCountForm(request.POST), act, "salle")


@require_POST
@for_room
def presence(request, workshop):
    def act(data):
        preparing.note_presence(workshop, data["organisations"], by=request.user)
        messages.success(request, _("Les présences sont notées."))

    form = PresenceForm(request.POST, workshop=workshop)
    return kept(request, workshop, "presence_form", form, act, "salle")


@require_POST
@once
@for_room
def ideas(request, workshop):
    def act(data):
        gathering.type_idea(workshop, data["words"], by=request.user)

    return kept(request, workshop, "idea_form", IdeaForm(request.POST), act, "idees")


@require_POST
@for_room
def idea(request, workshop, pk, act):
    thing = get_object_or_404(Idea.objects.select_related("workshop"), pk=pk, workshop=workshop)
    tried(request, lambda: IDEA_ACTS[act](thing, request.user))
    return back(workshop, "idees")


@require_POST
@once
@for_room
def issues(request, workshop):
    """A new issue, with the ideas that were ticked."""

    def act(data):
        wording.add_issue(
            workshop,
            data["wording"],
            wording_en=data["wording_en"],
            ideas=data["ideas"],
            by=request.user,
        )

    loose = workshop.ideas.loose().in_order()
    form = IssueForm(request.POST, in_english=workshop.in_english, ideas=loose)
    return kept(request, workshop, "issue_form", form, act, "enjeux")


@require_POST
@for_room
def gathered(request, workshop):
    """The ticked ideas join an issue that exists."""
    number = request.POST.get("into", "")
    issue = get_object_or_404(workshop.issues, number=int(number) if number.isdigit() else 0)
    chosen = [int(pk) for pk in request.POST.getlist("ideas") if pk.isdigit()]
    ticked = workshop.ideas.loose().filter(pk__in=chosen)
    tried(request, lambda: wording.gather(issue, ticked, by=request.user))
    return back(workshop, "enjeux")


@for_room
def issue(request, workshop, number):
    """Reword an issue; an idea that was a solution becomes the problem behind it."""
    thing = get_object_or_404(workshop.issues.in_order(), number=number)
    initial = {"wording": str(thing.wording), "wording_en": str(thing.wording_en or "")}
    form = IssueForm(request.POST or None, in_english=workshop.in_english, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            wording.reword(thing, data["wording"], data["wording_en"], by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            return back(workshop, "enjeux")
    context = {"workshop": workshop, "issue": thing, "form": form, "ideas": thing.ideas.in_order()}
    return render(request, "workshops/issue.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_room
def issue_act(request, workshop, number, act):
    thing = get_object_or_404(workshop.issues.select_related("workshop"), number=number)
    tried(request, lambda: ISSUE_ACTS[act](thing, request.user))
    return back(workshop, "enjeux")
