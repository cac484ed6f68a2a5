"""Reader and typist: one reads the shuffled pile, the other types one ballot a line."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.workshops.actions import papering
from resal.workshops.forms import PaperForm
from resal.workshops.reading import group_name
from resal.workshops.views._access import for_room


@once
@for_room
def paper(request, workshop):
    round = workshop.rounds.uncounted().first()
    if round is None:
        messages.error(request, _("Aucun vote n’est ouvert : il n’y a pas de bulletin à saisir."))
        return redirect("workshops:console", workshop.public_id)
    form = PaperForm(request.POST or None, groups=round.groups)
    if request.method == "POST" and form.is_valid():
        try:
            typed = papering.type_ballots(round, form.cleaned_data["lines"])
        except Refusal as refusal:
            say(form, Refusal(refusal.sentence, field="lines"))
        else:
            messages.success(
                request,
                ngettext("%(count)s bulletin papier saisi.", "%(count)s bulletins papier saisis.", typed)
                % {"count": typed},
            )
            return redirect("workshops:paper", workshop.public_id)
    context = {"workshop": workshop, "round": round, "form": form, **_pile(workshop, round)}
    return render(request, "workshops/paper.html", context, status=422 if form.is_bound else 200)


@require_POST
@for_room
def undo(request, workshop):
    round = workshop.rounds.uncounted().first()
    try:
        undone = round is not None and papering.undo_last(round)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        said = _("Le dernier bulletin saisi est repris.") if undone else _("Aucun bulletin à reprendre.")
        messages.success(request, said)
    return redirect("workshops:paper", workshop.public_id)


def _pile(workshop, round):
    """What the typist sees: the groups and what is left of the pile; never what was typed."""
    room = papering.paper_room(round)
    return {
        "groups": [
            {"number": number, "name": group_name(group), "left": room[group["code"]]}
            for number, group in enumerate(round.groups, start=1)
        ],
        "typed": round.live_ballots.filter(paper_number__isnull=False).count(),
        "left": sum(room.values()),
        "issues": workshop.issues.in_order(),
    }
