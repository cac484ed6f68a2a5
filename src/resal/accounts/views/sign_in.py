"""Signing in and its second factor: allauth's views, behind our addresses and templates."""

from functools import wraps

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import record_authentication
from allauth.account.stages import LoginByCodeStage
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.usersessions import views as sessions
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from resal.accounts.demo import demo_doors
from resal.accounts.models import Person
from resal.core.mail.reading import is_loopback_demo


def invalid_is_422(view):
    """A form that comes back with errors says so in its status too."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 200:
            response.status_code = 422
        return response

    return answered


def proves(view):
    """Whoever has just shown her new factor need not show it again to read her recovery codes."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if request.method == "POST" and response.status_code == 302:
            record_authentication(request, request.user, method="mfa", reauthenticated=True)
        return response

    return answered


only_on_the_way_in = login_stage_required(
    stage=LoginByCodeStage.key, redirect_urlname="account_request_login_code"
)


class SignIn(account.RequestLoginCodeView):
    """The first door: a code by e-mail. The others are one tap away; a demo on this machine opens at once."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs):
        doors = demo_doors() if is_loopback_demo(self.request) else []
        return super().get_context_data(**kwargs) | {"demo_doors": doors}


class ConfirmCode(account.ConfirmLoginCodeView):
    """A demo that only this machine reaches has no mail to open: the code stands on the page itself."""

    def get_context_data(self, **kwargs):
        code = self._process.code if is_loopback_demo(self.request) else ""
        return super().get_context_data(**kwargs) | {"demo_code": code}


class PasswordSignIn(account.LoginView):
    template_name = "accounts/sign_in_password.html"


@login_not_required
@require_POST
@never_cache
def enter_demo(request):
    """Come in as somebody of the demo network. Only a demo, only from the machine it runs on."""
    if not is_loopback_demo(request):
        raise Http404
    known = Person.objects.active().exclude(email=None)
    person = get_object_or_404(known, pk=_number(request.POST.get("person")))
    request.session.flush()
    get_adapter().login(request, person)
    return redirect("/bureau/")


def _number(value) -> int:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 10 else 0


sign_in = invalid_is_422(SignIn.as_view())
confirm_code = invalid_is_422(only_on_the_way_in(ConfirmCode.as_view()))
password_sign_in = invalid_is_422(PasswordSignIn.as_view())
second_factor = invalid_is_422(mfa.authenticate)
sign_in_with_key = webauthn.login_webauthn
sign_out = login_not_required(account.logout)
inactive = account.account_inactive
again_by_password = invalid_is_422(account.reauthenticate)
again_by_code = invalid_is_422(mfa.reauthenticate)
again_by_key = invalid_is_422(webauthn.reauthenticate_webauthn)
add_app = invalid_is_422(proves(totp.activate_totp))
remove_app = invalid_is_422(totp.deactivate_totp)
add_key = invalid_is_422(proves(webauthn.add_webauthn))
remove_key = invalid_is_422(webauthn.remove_webauthn)
codes = recovery_codes.view_recovery_codes
codes_file = recovery_codes.download_recovery_codes
new_codes = invalid_is_422(recovery_codes.generate_recovery_codes)
devices = invalid_is_422(sessions.list_usersessions)
