"""The right team: needs written once, a proposal with its reasons, people who decide and invite."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resal.accounts import links
from resal.accounts.doors import guarded
from resal.core import clock
from resal.core.once import once
from resal.directory.models import Member
from resal.support import letters, teams, teamwords
from resal.support.actions import teams as actions
from resal.support.enums import AskStatus
from resal.support.forms import AimsForm, CheckedForm, NeedsForm, TeamReplyForm, written
from resal.support.models import MatchingPolicy, TeamAsk, TeamSearch
from resal.support.pages import click, coordination_only, done, form_page, of_file, posted, speak

ASKED = ("search__file__milieu", "search__file__title", "member__person")


def search_of(file) -> TeamSearch:
    return get_object_or_404(TeamSearch.objects.select_related("file__milieu__lead_organisation"), file=file)


def proposal_of(file) -> str:
    return reverse("support:team_proposal", args=[file.public_id])


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.manage")
def needs(request, file):
    """What the team must bring."""
    search = TeamSearch.objects.filter(file=file).first()
    initial = written(search) if search else {"on": clock.today()}
    form = NeedsForm(posted(request), initial=initial)

    def act():
        given = form.cleaned_data
        actions.need(file, by=request.user, on=given["on"], hours=given["hours"], needs=form.needs())

    return form_page(
        request,
        form,
        act,
        said=_("Les besoins sont notés."),
        to=proposal_of(file),
        title=_("De quelle équipe ce milieu a-t-il besoin ?"),
        lead=_("Ce qui est nécessaire tient toujours ; ce qui est souhaité départage les équipes."),
        submit=_("Proposer une équipe"),
        template="support/team_needs.html",
        file=file,
        back=reverse("support:team", args=[file.public_id]),
    )


@require_safe
@of_file("support.manage")
def proposal(request, file):
    """The proposed team, others, or what to give up. Seen by the coordination only."""
    if not TeamSearch.objects.filter(file=file).exists():
        return redirect("support:team_needs", file.public_id)
    search = search_of(file)
    return _page(request, search, who=request.GET.get("pourquoi", "")[:12])


def _page(request, search, *, who="", checked=None, status=200):
    pool = teams.pool(search)
    found, asked = teams.proposal(search, pool), teams.as_request(search, pool.people)
    names, people = teamwords.Names.read(), pool.people
    there = set(found.team.ids) if found.team else set()
    context = {
        "file": search.file,
        "tab": "team",
        "search": search,
        "pool": pool,
        "found": found,
        "policy": MatchingPolicy.current(),
        "lines": [names.line(line) for line in asked.lines()],
        "wishes": [names.wish(wish) for wish in asked.nice],
        "given_up": [names.line(line) for line in search.given_up],
        "seats": teamwords.seats(found.team, asked, people, names) if found.team else [],
        "team": ",".join(found.team.ids) if found.team else "",
        "options": teamwords.options(found, people),
        "offers": teamwords.offers(found, people, names),
        "causes": teamwords.causes(found, people, names),
        "kept_out": [(people[one], teamwords.out(why)) for one, why in found.ineligible.items()],
        "others": [one for key, one in people.items() if key not in there],
        "who": who,
        "asks": search.asks.for_list(),
        "choices": search.choices.select_related("reason", "by").exclude(proposed=True),
        "asker_known": teams.asker_is_known(search.file),
        "checked": checked or CheckedForm(),
    }
    if found.team and who in people and who not in there:
        answer = teams.with_person(search, pool, found.team, who)
        context["answer"] = teamwords.why_not(answer, people[who], people, names)
    return render(request, "support/team_proposal.html", context, status=status)


@require_POST
@of_file("support.manage")
@once
def team_invite(request, file):
    """The proposed team is asked, as it stands now: what was read must still be the proposal."""
    search = search_of(file)
    pool = teams.pool(search)
    team = named(request.POST.get("team", ""), pool)
    best = teams.best(search, pool)
    if best is None or [one.public_id for one in team] != list(best.ids):
        messages.warning(request, _("Entre-temps, la proposition a changé. Relisez-la avant d’inviter."))
        return redirect(proposal_of(file))
    form = CheckedForm(request.POST)
    if not teams.asker_is_known(file) and not form.is_valid():
        return _page(request, search, checked=form, status=422)
    return invited(
        request, search, lambda: actions.invite(search, new_of(search, team), by=request.user, proposed=True)
    )


def named(ids, pool) -> list[Member]:
    """These people, whose public ids come from a page; 404 for anybody who is not in the directory today."""
    keys = sorted(set(ids.split(",")))
    if not all(key in pool.people for key in keys):
        raise Http404
    return [pool.people[key] for key in keys]


def new_of(search, team) -> list[Member]:
    """Those who have no seat yet."""
    there = teams.seated(search.file)
    return [one for one in team if one.pk not in there]


def invited(request, search, act):
    said = _("Les invitations sont parties. Chaque personne répond par son lien.")
    return click(request, act, said=said, to=proposal_of(search.file))


@require_POST
@of_file("support.manage")
def team_give_up(request, file):
    """Accept a relaxation, as it was read."""
    search = search_of(file)
    asked = teams.as_request(search, teams.pool(search).people)
    try:
        lines = [tuple(line) for line in json.loads(request.POST.get("lines", ""))]
        standing = set(lines) & set(asked.lines())
        seen = int(request.POST.get("seen", ""))
    except (ValueError, TypeError):
        raise Http404 from None
    if not lines or len(standing) < len(lines):
        messages.warning(request, _("Entre-temps, les besoins ont changé. Relisez la proposition."))
        return redirect(proposal_of(file))
    return click(
        request,
        lambda: actions.give_up(search, lines, by=request.user, seen=seen),
        said=_("C’est noté : ce critère ne tient plus. Voici l’équipe que cela permet."),
        to=proposal_of(file),
    )


@require_POST
@of_file("support.manage")
def team_take_back(request, file):
    search = search_of(file)
    return click(
        request,
        lambda: actions.take_back(search, by=request.user),
        said=_("Tous les critères tiennent de nouveau."),
        to=proposal_of(file),
    )


@require_POST
@of_file("support.manage")
def team_ask(request, file, ask_id, verb):
    """An answer given by telephone, or an invitation taken back."""
    ask = get_object_or_404(
        TeamAsk.objects.select_related("member__person", "search__file__milieu"),
        search__file=file,
        public_id=ask_id,
    )
    entered = {"oui": AskStatus.ACCEPTED, "non": AskStatus.DECLINED}
    if verb not in (*entered, "retrait"):
        raise Http404

    def act():
        if verb == "retrait":
            actions.withdraw(ask, by=request.user)
        else:
            actions.answer(ask, entered[verb], by=request.user)

    return click(request, act, said=_("C’est noté."), to=proposal_of(file))


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@guarded
def team_reply(request, token):
    """A member answers by her link, without an account; she sees her own hours only."""
    link = links.find(token, letters.TEAM_LINK)
    ask = (
        TeamAsk.objects.filter(public_id=link.subject.partition(":")[2])
        .exclude(status=AskStatus.WITHDRAWN)
        .select_related(*ASKED)
        .first()
    )
    if ask is None:
        raise links.LinkRefused(_("Cette invitation n’existe plus."))
    speak(request, ask.member.person.language)
    return _reply(request, ask, by=None, again=reverse("support:team_reply", args=[token]))


@require_http_methods(["GET", "HEAD", "POST"])
def my_ask(request, ask_id):
    """The same answer, by whoever is signed in: her own invitations only."""
    mine = TeamAsk.objects.exclude(status=AskStatus.WITHDRAWN).select_related(*ASKED)
    ask = get_object_or_404(mine, public_id=ask_id)
    if ask.member.person != request.user:
        raise PermissionDenied
    return _reply(request, ask, by=request.user, again=reverse("support:my_ask", args=[ask_id]))


def _reply(request, ask, *, by, again):
    form = TeamReplyForm(posted(request))

    def act():
        given = form.cleaned_data
        actions.answer(ask, given["status"], by=by, reason=given["reason"], proposes=given["proposes"])

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Merci, votre réponse est notée."))
        return redirect(again)
    given, capacity = teams.own_load(ask.member, ask.search.on)
    context = {"ask": ask, "search": ask.search, "form": form, "given": given, "capacity": capacity}
    return render(request, "support/team_reply.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@coordination_only
def aims(request):
    """The order of the aims: a policy with its day and its reason."""
    form = AimsForm(posted(request), order=MatchingPolicy.in_force())

    def act():
        actions.order_aims(form.order(), by=request.user, reason=form.cleaned_data["reason"])

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Le nouvel ordre vaut dès aujourd’hui."))
        return redirect("support:team_aims")
    history = MatchingPolicy.objects.select_related("reason", "by")[:20]
    return render(
        request,
        "support/team_aims.html",
        {"form": form, "history": history},
        status=422 if form.is_bound else 200,
    )
