"""Where allauth meets the house: no sign-up, our words, no address of a machine kept."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core.mail.outbox import in_language_of
from resal.core.models import Network


def has_app(user) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


NO_ADDRESS = "0.0.0.0"  # noqa: S104 - the place of an address that is not kept


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "Ce courriel et ce mot de passe ne vont pas ensemble, ou ce compte se connecte par un code reçu "
            "par courriel."
        ),
        "incorrect_code": _("Ce code n’est pas le bon. Vérifiez le plus récent courriel reçu."),
        "unreadable_key": _("La clé d’accès n’a pas pu être lue. Réessayez, ou prenez un autre chemin."),
        "too_many_login_attempts": _(
            "Trop d’essais de suite. Attendez quelques minutes, puis demandez un nouveau code."
        ),
    }

    def is_open_for_signup(self, request) -> bool:
        """The coordination adds people; nobody adds herself."""
        return False

    def post_login(self, request, user, **details):
        """Of the machine only the browser's name is kept, so that people recognise their own devices."""
        response = super().post_login(request, user, **details)
        UserSession.objects.filter(session_key=request.session.session_key).update(ip=NO_ADDRESS)
        return response

    def get_login_redirect_url(self, request) -> str:
        """The very first thing to do in a new installation is to name the network."""
        if request.user.has_perm("accounts.coordinate") and Network.current()._state.adding:
            return reverse("accounts:network")
        return super().get_login_redirect_url(request)

    def get_reauthentication_methods(self, user) -> list[dict]:
        """What this person really has first: her application, else her key, then her password."""
        order = ["mfa_reauthenticate", "mfa_reauthenticate:webauthn", "reauthenticate"]
        if not has_app(user):
            order[0], order[1] = order[1], order[0]
        return sorted(super().get_reauthentication_methods(user), key=lambda way: order.index(way["id"]))

    def send_mail(self, template_prefix, email, context):
        """Write to people in their own language, with the name of the network."""
        person = Person.objects.filter(email__iexact=email).first()
        with in_language_of(person):
            super().send_mail(template_prefix, email, {**context, "network": Network.current()})

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell a person what changed in her account, at the address that the network knows."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Ce code n’est pas le bon. Il change toutes les trente secondes."),
    }

    def get_totp_issuer(self) -> str:
        return Network.current().name

    def generate_authenticator_name(self, user, type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Clé d’accès %(number)d") % {"number": number}
