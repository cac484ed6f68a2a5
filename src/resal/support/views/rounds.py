"""The teams that are sought at the same time, seen together."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resal.core import clock
from resal.core.errors import Refusal
from resal.core.registry import registry
from resal.directory.models import Member
from resal.support import load, rounds, teams
from resal.support.actions.rounds import cancel_round, start_round
from resal.support.enums import RoundKind
from resal.support.models import TeamRound
from resal.support.pages import coordination_only


@require_safe
@coordination_only
def together(request):
    """What a joint round would give beside one by one; computed behind the page, nothing is sent."""
    searches = teams.waiting()
    context = {
        "searches": searches,
        "quarter": teams.quarter(searches[0].on) if searches else None,
        "shown": rounds.latest(searches),
        "longest": rounds.LONGEST,
    }
    return render(request, "support/together.html", context)


@require_safe
@coordination_only
def team_loads(request):
    """What everybody carries this quarter, the most loaded first, and how evenly it is shared."""
    members = list(
        Member.objects.active().select_related("person", "organisation").order_by("sort_key", "pk")
    )
    found = sorted(load.loads(members, clock.today()), key=lambda one: -one.total)
    context = {
        "page": Paginator(found, 50).get_page(request.GET.get("page")),
        "fairness": load.fairness(found),
        "sources": [source.label for source in registry.hours],
        "quarter": load.quarter(clock.today()),
    }
    return render(request, "support/team_loads.html", context)


@require_POST
@coordination_only
def together_start(request):
    kind = request.POST.get("calcul", "")
    try:
        start_round(kind if kind in RoundKind.values else RoundKind.TOGETHER, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("support:together")


@require_POST
@coordination_only
def together_cancel(request):
    round = TeamRound.objects.going_on().first()
    if round is not None:
        cancel_round(round, by=request.user)
        messages.success(request, _("Le calcul s’arrête. Rien n’a été envoyé à personne."))
    return redirect("support:together")
