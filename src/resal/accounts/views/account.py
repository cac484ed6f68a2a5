"""One's own account: name, language, e-mail, second factors, devices, consents, data."""

import json

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from resal.accounts import actions, doors, second_factor
from resal.accounts.actions.own import read_new_email
from resal.accounts.forms.own import NewEmailForm, PasswordForm, ProfileForm
from resal.accounts.limits import limited
from resal.accounts.models import Consent, Person
from resal.core import clock
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.registry import registry


def profile(request):
    form = ProfileForm(request.POST or None, instance=_self(request))
    if request.method == "POST" and form.is_valid():
        actions.edit_person(_self(request), by=request.user, changes=form.cleaned_data)
        messages.success(request, _("C’est enregistré."))
        return redirect("accounts:profile")
    context = {
        "form": form,
        "consents": Consent.objects.standing().filter(person=request.user).order_by("given_at", "pk"),
        "cards": [card for source in registry.profile_cards for card in source(request.user)],
    }
    return render(request, "accounts/profile.html", context, status=422 if form.errors else 200)


@never_cache
def security(request):
    mine = Authenticator.objects.filter(user=request.user).order_by("created_at", "pk")
    kinds = Authenticator.Type
    context = {
        "app": next((one for one in mine if one.type == kinds.TOTP), None),
        "keys": [one.wrap() for one in mine if one.type == kinds.WEBAUTHN],
        "codes": next((one.wrap() for one in mine if one.type == kinds.RECOVERY_CODES), None),
        "must": second_factor.is_missing(request),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "accounts/security.html", context)


@never_cache
@limited("accounts.new_email", "5/h")
def new_email(request):
    form = NewEmailForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_new_email(request.user, form.cleaned_data["email"])
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("Si l’adresse est libre, un lien de confirmation y a été envoyé."))
            return redirect("accounts:profile")
    return render(request, "accounts/new_email.html", {"form": form}, status=422 if form.errors else 200)


@doors.guarded
def confirm_email(request, token):
    """Opening the link only asks; the button changes the address."""
    if request.method == "POST":
        actions.change_email(_self(request), token)
        messages.success(request, _("Votre nouvelle adresse est enregistrée."))
        return redirect("accounts:profile")
    return render(request, "accounts/confirm_email.html", {"email": read_new_email(token, request.user)})


@never_cache
@reauthentication_required(app="accounts")
def password(request):
    if not second_factor.has_second_factor(request.user):
        messages.warning(request, _("Un mot de passe demande d’abord un second facteur."))
        return redirect("accounts:security")
    form = PasswordForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        person = _self(request)
        actions.set_password(person, form.cleaned_data["password"])
        update_session_auth_hash(request, person)
        messages.success(request, _("Votre mot de passe est enregistré."))
        return redirect("accounts:security")
    return render(request, "accounts/password.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def withdraw_consent(request, pk):
    consent = get_object_or_404(Consent, pk=pk, person=request.user)
    actions.withdraw_consent(consent, by=request.user)
    messages.success(request, _("Votre consentement est retiré."))
    return redirect("accounts:profile")


@require_POST
def close_device(request, pk):
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    actions.close_device(request.user, session)
    messages.success(request, _("Cet appareil est déconnecté."))
    return redirect("usersessions_list")


@never_cache
def my_data(request):
    """Everything the network holds about this person, in an open format."""
    held = {name: source(request.user) for name, source in sorted(registry.personal_data.items())}
    data = {"exported_at": clock.now(), "person": request.user.name, "data": held}
    body = json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    response = HttpResponse(body, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="mes-donnees.json"'
    return response


def _self(request) -> Person:
    """A row of one's own to write on: the page keeps showing the name that is saved."""
    return Person.objects.get(pk=request.user.pk)
