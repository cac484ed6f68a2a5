"""The people of the network, for the coordination."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resal.accounts import actions
from resal.accounts.forms.people import AddPersonForm, RoleForm
from resal.accounts.models import Person, Role, RoleGrant
from resal.accounts.second_factor import has_second_factor
from resal.core.collation import fold, holds
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once

coordination = permission_required("accounts.coordinate", raise_exception=True)
PAGE = 50


@coordination
def people(request):
    query = request.GET.get("q", "").strip()
    keys = Person.objects.values_list("pk", "given_name", "family_name", "email")
    found = [row for row in keys.order_by("pk") if holds(query, row[1], row[2], row[3] or "")]
    found.sort(key=lambda row: (fold(row[2]), fold(row[1]), row[0]))
    page = Paginator([row[0] for row in found], PAGE).get_page(request.GET.get("page"))
    shown = Person.objects.prefetch_related(current_grants()).in_bulk(page.object_list)
    page.object_list = [shown[pk] for pk in page.object_list]
    return render(request, "accounts/people.html", {"page": page, "query": query, "count": len(found)})


@coordination
@once
def add_person(request):
    form = AddPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = _add(request.user, form.cleaned_data)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("%(name)s peut se connecter.") % {"name": person.name})
            return redirect("accounts:person", person.pk)
    return render(request, "accounts/add_person.html", {"form": form}, status=422 if form.errors else 200)


@transaction.atomic
def _add(by, fields) -> Person:
    role = fields.pop("role")
    person = actions.add_person(by=by, **fields)
    if role:
        actions.give_role(person, Role(role), by=by)
    return person


@coordination
def person(request, pk):
    shown = get_object_or_404(Person.objects.prefetch_related(current_grants()), pk=pk)
    context = {
        "person": shown,
        "form": RoleForm(),
        "is_self": shown.pk == request.user.pk,
        "has_second_factor": has_second_factor(shown),
    }
    return render(request, "accounts/person.html", context)


@coordination
@require_POST
def give_role(request, pk):
    person = get_object_or_404(Person.objects.active(), pk=pk)
    form = RoleForm(request.POST)
    if form.is_valid():
        actions.give_role(person, Role(form.cleaned_data["role"]), by=request.user)
        messages.success(request, _("Le rôle est donné."))
    return redirect("accounts:person", pk)


@coordination
@require_POST
def end_role(request, pk, role):
    if role not in Role.values:
        return redirect("accounts:person", pk)
    return _do(
        request, pk, lambda one: actions.end_role(one, Role(role), by=request.user), _("Le rôle a pris fin.")
    )


@coordination
@require_POST
def close(request, pk):
    return _do(request, pk, lambda one: actions.close(one, by=request.user), _("Le compte est fermé."))


@coordination
@require_POST
def reopen(request, pk):
    return _do(
        request, pk, lambda one: actions.reopen(one, by=request.user), _("Le compte est ouvert de nouveau.")
    )


@coordination
@require_POST
def reset_second_factor(request, pk):
    return _do(
        request,
        pk,
        lambda one: actions.reset_second_factor(one, by=request.user),
        _("Le second facteur est remis à zéro ; un message le lui dit."),
    )


def _do(request, pk, act, done):
    """Act on this person, say what was done or why not, and come back to her page."""
    try:
        act(get_object_or_404(Person, pk=pk))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("accounts:person", pk)


def current_grants() -> Prefetch:
    return Prefetch("grants", RoleGrant.objects.current().order_by("role"), to_attr="held")
