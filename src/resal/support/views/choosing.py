"""Another team than the proposed one, listed or composed freely: what it fails is said, people decide and say why."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from resal.core.once import once
from resal.methods import matching
from resal.support import teams, teamwords
from resal.support.actions import teams as actions
from resal.support.forms import CheckedForm, ChooseTeamForm, ComposeTeamForm
from resal.support.models import MatchingPolicy
from resal.support.pages import form_page, of_file, posted
from resal.support.views.teams import named, new_of, proposal_of, search_of


@require_safe
@of_file("support.manage")
def team_compose(request, file):
    """Everybody who can be asked, with their hours; those ticked are then compared with the proposal."""
    search = search_of(file)
    pool = teams.pool(search)
    asked = teams.as_request(search, pool.people)
    able = [one for one in matching.eligible(pool.values, asked) if one.id not in asked.keeping]
    ticked = request.GET.getlist("equipe")
    form = ComposeTeamForm(people=[(one, pool.people[one.id]) for one in able], initial={"equipe": ticked})
    kept = [pool.people[one] for one in sorted(asked.keeping)]
    context = {"file": file, "tab": "team", "form": form, "kept": kept, "back": proposal_of(file)}
    return render(request, "support/team_compose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.manage")
@once
def team_choose(request, file):
    """What this team fails and where it is worse than the proposed one, then why it is preferred."""
    search = search_of(file)
    if not "".join(request.GET.getlist("equipe")):
        messages.warning(request, _("Cochez au moins une personne."))
        return redirect("support:team_compose", file.public_id)
    pool = teams.pool(search)
    team = named(",".join(request.GET.getlist("equipe")), pool)
    form = ChooseTeamForm(posted(request))
    if not teams.asker_is_known(file):
        form.fields |= CheckedForm.base_fields

    def act():
        reason = form.cleaned_data["reason"]
        actions.invite(search, new_of(search, team), by=request.user, proposed=False, reason=reason)

    ticked = "&".join(f"equipe={one.public_id}" for one in team)
    return form_page(
        request,
        form,
        act,
        said=_("Les invitations sont parties. Chaque personne répond par son lien."),
        to=proposal_of(file),
        template="support/team_choose.html",
        file=file,
        team=team,
        compose=f"{reverse('support:team_compose', args=[file.public_id])}?{ticked}",
        back=proposal_of(file),
        **_compared(search, pool, team),
    )


def _compared(search, pool, team) -> dict[str, object]:
    """In words: the lines that these people, with those who are there already, do not hold to; the aims they lose."""
    asked, names = teams.as_request(search, pool.people), teamwords.Names.read()
    ids = {one.public_id for one in team} | asked.keeping
    values = [one for one in pool.values if one.id in ids]
    best = teams.best(search, pool)
    return {
        "kept": [pool.people[one] for one in sorted(asked.keeping) if pool.people[one] not in team],
        "failing": [names.line(line) for line in matching.failing(values, asked)],
        "worse": teamwords.worse(
            matching.judged(values, asked), best and best.aims, MatchingPolicy.in_force()
        ),
        "proposed": best is not None,
    }
