"""Members: who they are at work, what they know, where. Those who may not see more read the names."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resal.core import clock
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.directory import actions, coverage, finding, profiles
from resal.directory.forms.finding import MemberFilter, NameFilter
from resal.directory.forms.lines import ExpertiseForm, MemberForm, NewMemberForm
from resal.directory.forms.profiles import AwayForm, ProfileForm
from resal.directory.models import HIDEABLE, Expertise, Member
from resal.directory.views.guards import consulting, editing, reading_names

PAGE = 50


@reading_names
def members(request):
    if not request.user.has_perm("directory.consult"):
        return _names(request)
    may_edit = request.user.has_perm("directory.edit")
    form = MemberFilter(request.GET)
    found = finding.matching(form.values(), sees_all=may_edit).values_list("pk", "organisation__sector")
    sector_of = dict(found)
    page = Paginator(list(sector_of), PAGE).get_page(request.GET.get("page"))
    page.object_list = Member.objects.with_what_they_know().filter(pk__in=page.object_list).by_name()
    context = {
        "form": form,
        "page": page,
        "count": len(sector_of),
        "sectors": coverage.marks(sector_of.values()),
        "own": Member.objects.active()
        .filter(person=request.user)
        .values_list("public_id", flat=True)
        .first(),
        "stale": Member.objects.active().stale().count() if may_edit else 0,
    }
    return render(request, "directory/members.html", context)


def _names(request):
    """Who is in the network and for which organisation: nothing else."""
    form = NameFilter(request.GET)
    found = finding.named(form.values().get("q", ""))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "count": page.paginator.count}
    return render(request, "directory/names.html", context)


@consulting
def member(request, public_id):
    shown = get_object_or_404(Member.objects.by_name(), public_id=public_id)
    sees_all = request.user.has_perm("directory.edit_profile", shown)
    is_here = shown.left_on is None
    context = {
        "member": shown,
        "shows": {name: sees_all or shown.shows(name) for name in HIDEABLE},
        "expertises": shown.expertises.select_related("competence").order_by(
            "-level", "competence__name_fr", "pk"
        ),
        "languages": shown.languages.in_order(),
        "territories": shown.territories.select_related("parent").in_order(),
        "away": shown.unavailabilities.to_come(),
        "is_resting": shown.resting_until is not None and shown.resting_until >= clock.today(),
        "form": ExpertiseForm(),
        "away_form": AwayForm(),
        "may_edit": request.user.has_perm("directory.edit"),
        "may_qualify": is_here and sees_all,
        "is_own": is_here and shown.person_id == request.user.pk,
        "is_public": shown.is_public,
    }
    return render(request, "directory/member.html", context)


@editing
@once
def add_member(request):
    form = NewMemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        fields = form.cleaned_data | {"email": form.cleaned_data["email"] or None}
        fields.pop("seen")
        try:
            added = actions.add_member(by=request.user, **fields)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("%(name)s fait partie de l’annuaire.") % {"name": added.person.name})
            return redirect("directory:member", added.public_id)
    return render(request, "directory/add_member.html", {"form": form}, status=422 if form.errors else 200)


@consulting
def edit_member(request, public_id):
    """Her own page by herself, which confirms it; anybody’s by the coordination."""
    shown = of_hers(request, public_id)
    is_own = shown.person_id == request.user.pk
    form_class = MemberForm if request.user.has_perm("directory.edit") else ProfileForm
    form = form_class(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        if is_own:
            profiles.correct(form.fresh, by=request.user, changes=form.changes())
        else:
            actions.edit_member(form.fresh, by=request.user, changes=form.changes())
        messages.success(request, _("C’est enregistré."))
        return redirect("directory:member", public_id)
    context = {"form": form, "member": shown, "is_own": is_own}
    return render(request, "directory/edit_member.html", context, status=422 if form.errors else 200)


@editing
@require_POST
def leave(request, public_id):
    leaving = get_object_or_404(Member.objects.by_name(), public_id=public_id)
    try:
        actions.leave(leaving, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("%(name)s ne fait plus partie de l’annuaire.") % {"name": leaving.person.name}
        )
    return redirect("directory:member", public_id)


@consulting
@require_POST
def qualify(request, public_id):
    """The coordination says what a member knows; a member says it of herself."""
    shown = of_hers(request, public_id)
    form = ExpertiseForm(request.POST)
    if form.is_valid():
        fields = form.cleaned_data
        actions.set_expertise(shown, fields.pop("competence"), fields.pop("level"), by=request.user, **fields)
        messages.success(request, _("C’est enregistré."))
    else:
        messages.error(request, _("Choisissez une expertise et un niveau."))
    return redirect("directory:member", public_id)


@consulting
@require_POST
def drop_expertise(request, public_id, pk):
    shown = of_hers(request, public_id)
    actions.drop_expertise(get_object_or_404(Expertise, pk=pk, member=shown), by=request.user)
    messages.success(request, _("Cette expertise est retirée."))
    return redirect("directory:member", public_id)


def of_hers(request, public_id) -> Member:
    """A member who is still there, for herself or for the coordination."""
    shown = get_object_or_404(Member.objects.active().by_name(), public_id=public_id)
    if not request.user.has_perm("directory.edit_profile", shown):
        raise PermissionDenied
    return shown
