"""Members: who they are at work, what they know, where."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.directory import actions, coverage, finding
from resal.directory.forms.finding import MemberFilter
from resal.directory.forms.lines import ExpertiseForm, MemberForm, NewMemberForm
from resal.directory.models import Expertise, Member
from resal.directory.views.guards import consulting, editing

PAGE = 50


@consulting
def members(request):
    form = MemberFilter(request.GET)
    found = finding.members(form.values())
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    shown = Member.objects.by_name().prefetch_related("expertises__competence").in_bulk(page.object_list)
    page.object_list = [shown[pk] for pk in page.object_list]
    context = {"form": form, "page": page, "count": len(found), "sectors": coverage.of_the_network()}
    return render(request, "directory/members.html", context)


@consulting
def member(request, public_id):
    shown = get_object_or_404(Member.objects.by_name(), public_id=public_id)
    context = {
        "member": shown,
        "expertises": shown.expertises.select_related("competence").order_by(
            "-level", "competence__name_fr", "pk"
        ),
        "languages": shown.languages.in_order(),
        "territories": shown.territories.select_related("parent").in_order(),
        "form": ExpertiseForm(),
        "may_edit": request.user.has_perm("directory.edit"),
        "may_qualify": _may_qualify(request.user, shown),
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


@editing
def edit_member(request, public_id):
    shown = get_object_or_404(Member.objects.active().by_name(), public_id=public_id)
    form = MemberForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        actions.edit_member(form.fresh, by=request.user, changes=form.changes())
        messages.success(request, _("C’est enregistré."))
        return redirect("directory:member", public_id)
    context = {"form": form, "member": shown}
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
    shown = get_object_or_404(Member.objects.active().by_name(), public_id=public_id)
    if not _may_qualify(request.user, shown):
        raise PermissionDenied
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
    expertise = get_object_or_404(
        Expertise.objects.select_related("member"), pk=pk, member__public_id=public_id
    )
    if not _may_qualify(request.user, expertise.member):
        raise PermissionDenied
    actions.drop_expertise(expertise, by=request.user)
    messages.success(request, _("Cette expertise est retirée."))
    return redirect("directory:member", public_id)


def _may_qualify(user, member) -> bool:
    return member.left_on is None and (user.has_perm("directory.edit") or member.person_id == user.pk)
