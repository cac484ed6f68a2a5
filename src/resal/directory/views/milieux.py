"""Milieux: who carries them, who accompanies them, what is under way."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from resal.accounts.actions import add_person
from resal.accounts.models import Person
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.core.registry import registry
from resal.directory import coverage, mandates
from resal.directory.forms.milieux import MandateForm, MilieuForm, SomebodyForm
from resal.directory.models import Mandate, MandateRole, Milieu
from resal.directory.rules import forget_roles, grantable_roles, roles_on
from resal.directory.views.guards import editing

PAGE = 50


def milieux(request):
    page = Paginator(Milieu.objects.seen_by(request.user).by_name(), PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "may_open": request.user.has_perm("directory.edit")}
    return render(request, "directory/milieux.html", context)


@editing
@once
def open_milieu(request):
    form = MilieuForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        fields = form.cleaned_data
        milieu = mandates.open_milieu(
            name=fields["name"],
            territory=fields["territory"],
            lead=fields["lead_organisation"],
            by=request.user,
        )
        messages.success(request, _("Le milieu est ouvert. Dites maintenant qui le porte."))
        return redirect("directory:give_mandate", milieu.public_id)
    return render(request, "directory/open_milieu.html", {"form": form}, status=422 if form.errors else 200)


def milieu(request, public_id):
    shown = _seen(request, public_id)
    held = list(Mandate.objects.current().on(shown).by_role().select_related("person__member__organisation"))
    for one in held:
        one.milieu = shown
    context = {
        "milieu": shown,
        "groups": _by_role(request.user, held),
        "past": Mandate.objects.past().on(shown).by_role(),
        "has_lead": any(one.role == MandateRole.LEAD for one in held),
        "is_accompanied": any(one.role == MandateRole.COORDINATION for one in held),
        "cards": [card for source in registry.milieu_cards for card in source(request.user, shown)],
        "sectors": coverage.of_milieu(shown, held),
        "sees_file": request.user.has_perm("directory.see_file", shown),
        "may_give": bool(grantable_roles(request.user, shown)),
        "leads": MandateRole.LEAD in roles_on(request.user, shown),
    }
    return render(request, "directory/milieu.html", context)


@once
def give_mandate(request, public_id):
    shown = _seen(request, public_id)
    if not grantable_roles(request.user, shown):
        raise PermissionDenied
    form = MandateForm(request.POST or None, user=request.user, milieu=shown)
    if request.method == "POST" and form.is_valid():
        try:
            _give(shown, form.cleaned_data, by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Le mandat est donné."))
            return redirect("directory:milieu", public_id)
    context = {"form": form, "milieu": shown}
    return render(request, "directory/give_mandate.html", context, status=422 if form.errors else 200)


@require_POST
def end_mandate(request, public_id, pk):
    shown = _seen(request, public_id)
    mandate = get_object_or_404(Mandate.objects.select_related("milieu"), pk=pk, milieu=shown)
    if not request.user.has_perm("directory.end_mandate", mandate):
        raise PermissionDenied
    try:
        mandates.stop(mandate, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("directory:milieu", public_id)
    messages.success(request, _("Le mandat a pris fin."))
    forget_roles(request.user)
    return (
        redirect("directory:milieu", public_id)
        if roles_on(request.user, shown)
        else redirect("directory:milieux")
    )


@once
def hand_over(request, public_id):
    """« Je quitte mon poste »: one page, one button, and the milieu goes on."""
    shown = _seen(request, public_id)
    if MandateRole.LEAD not in roles_on(request.user, shown):
        raise PermissionDenied
    form = SomebodyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            name = _hand_over(shown, form.cleaned_data, by=request.user).name
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(
                request, _("%(name)s porte maintenant le milieu. Merci pour tout.") % {"name": name}
            )
            return redirect("directory:milieux")
    context = {"form": form, "milieu": shown}
    return render(request, "directory/hand_over.html", context, status=422 if form.errors else 200)


@require_POST
def publish(request, public_id):
    """The milieu alone decides whether the public site names it."""
    shown = _seen(request, public_id)
    if not request.user.has_perm("directory.lead", shown):
        raise PermissionDenied
    mandates.publish(shown, request.POST.get("publishes") == "yes", by=request.user)
    messages.success(request, _("C’est enregistré."))
    return redirect("directory:milieu", public_id)


def _by_role(user, held) -> list[tuple[str, list]]:
    """(role in words, its mandates with whether this reader may end each), in the order of the roles."""
    groups = ((role, [one for one in held if one.role == role]) for role in MandateRole)
    return [
        (str(role.label), [(one, user.has_perm("directory.end_mandate", one)) for one in group])
        for role, group in groups
        if group
    ]


def _seen(request, public_id) -> Milieu:
    shown = get_object_or_404(Milieu.objects.by_name(), public_id=public_id)
    if not request.user.has_perm("directory.see_milieu", shown):
        raise PermissionDenied
    return shown


@transaction.atomic
def _give(milieu, fields, *, by) -> Mandate:
    role = MandateRole(fields["role"])
    if role == MandateRole.COORDINATION:
        return mandates.grant(milieu, role, by=by)
    person = _somebody(fields, by=by) if fields.get("email") else None
    return mandates.grant(milieu, role, by=by, person=person, organisation=fields.get("organisation"))


@transaction.atomic
def _hand_over(milieu, fields, *, by) -> Person:
    person = _somebody(fields, by=by)
    mandates.hand_over_lead(milieu, leaving=by, to=person, by=by)
    return person


def _somebody(fields, *, by) -> Person:
    """The person of this e-mail; a new one is welcomed by a message."""
    person = Person.objects.filter(email__iexact=fields["email"]).first()
    if person is None:
        names = {name: fields[name] for name in ("email", "given_name", "family_name")}
        return add_person(by=by, **names)
    if not person.is_active:
        raise Refusal(_("Ce compte est fermé : écrivez à la coordination."), field="email")
    return person
