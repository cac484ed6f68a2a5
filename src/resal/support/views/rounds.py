"""The teams that are sought at the same time, seen together."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from resal.support import rounds, teams
from resal.support.pages import coordination_only


@require_safe
@coordination_only
def together(request):
    """What a joint round would give beside one by one; computed when asked, nothing is sent."""
    searches = teams.waiting()
    asked = request.GET.get("calcul", "")
    context = {"searches": searches, "quarter": teams.quarter(searches[0].on) if searches else None}
    if asked == "ensemble" and len(searches) > 1:
        context["found"] = rounds.compare(searches)
    if asked == "recrutement" and searches:
        context["recruits"] = rounds.recruiting(searches)
        context["asked_recruits"] = True
    return render(request, "support/together.html", context)
