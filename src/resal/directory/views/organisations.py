"""Organisations: what they do, how to reach them at work, who works there."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.directory import actions, finding
from resal.directory.forms.finding import OrganisationFilter
from resal.directory.forms.lines import EditOrganisationForm, MergeForm, OrganisationForm
from resal.directory.models import Organisation
from resal.directory.views.guards import consulting, editing

PAGE = 50


@consulting
def organisations(request):
    form = OrganisationFilter(request.GET)
    found = finding.organisations(form.values())
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    shown = Organisation.objects.by_name().select_related("territory").in_bulk(page.object_list)
    page.object_list = [(shown[pk], [shown[pk].sector.mark()]) for pk in page.object_list]
    context = {"form": form, "page": page, "count": len(found)}
    return render(request, "directory/organisations.html", context)


@consulting
def organisation(request, public_id):
    shown = get_object_or_404(
        Organisation.objects.by_name().select_related("territory__parent", "merged_into"), public_id=public_id
    )
    may_edit = request.user.has_perm("directory.edit")
    context = {
        "organisation": shown,
        "sectors": [shown.sector.mark()],
        "members": shown.members.active().by_name(),
        "may_edit": may_edit,
        "shows_address": bool(shown.address) and (may_edit or not shown.address_is_confidential),
    }
    return render(request, "directory/organisation.html", context)


@editing
@once
def add_organisation(request):
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = actions.add_organisation(by=request.user, **form.changes())
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("%(name)s fait partie de l’annuaire.") % {"name": added.name})
            return redirect("directory:organisation", added.public_id)
    context = {"form": form, "organisation": None}
    return render(request, "directory/edit_organisation.html", context, status=422 if form.errors else 200)


@editing
def edit_organisation(request, public_id):
    shown = get_object_or_404(Organisation.objects.active(), public_id=public_id)
    form = EditOrganisationForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        actions.edit_organisation(form.fresh, by=request.user, changes=form.changes())
        messages.success(request, _("C’est enregistré."))
        return redirect("directory:organisation", public_id)
    context = {"form": form, "organisation": form.fresh}
    return render(request, "directory/edit_organisation.html", context, status=422 if form.errors else 200)


@editing
def merge_organisation(request, public_id):
    old = get_object_or_404(Organisation.objects.active(), public_id=public_id)
    form = MergeForm(request.POST or None, old=old)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        try:
            actions.merge_organisation(old, into, by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(
                request, _("%(old)s fait maintenant partie de %(new)s.") % {"old": old.name, "new": into.name}
            )
            return redirect("directory:organisation", into.public_id)
    context = {"form": form, "organisation": old}
    return render(request, "directory/merge_organisation.html", context, status=422 if form.errors else 200)
