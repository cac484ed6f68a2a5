"""The forms of allauth in our words."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import (
    ConfirmLoginCodeForm,
    LoginForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateBySecondFactorForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django.utils.translation import gettext_lazy as _

from resal.accounts.second_factor import has_second_factor

ONE_TIME = {"autocomplete": "one-time-code", "inputmode": "numeric"}


def _say(field, label, help_text="", **attributes) -> None:
    """Our label and hint; a placeholder is not a label."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


class AskCodeForm(RequestLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(
            self.fields["email"],
            _("Votre courriel professionnel"),
            _("Celui que la coordination du réseau connaît."),
            autocomplete="username webauthn",
        )


class CodeForm(ConfirmLoginCodeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], _("Code reçu par courriel"), autocomplete="one-time-code")


class PasswordForm(LoginForm):
    """A password opens nothing by itself: it needs a second factor, which the next page asks for."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self.fields["login"], _("Votre courriel professionnel"), autocomplete="username")
        _say(self.fields["password"], _("Mot de passe"))

    def clean(self):
        cleaned = super().clean()
        if self.user is not None and not has_second_factor(self.user):
            raise get_adapter().validation_error("email_password_mismatch")
        return cleaned


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], _("Mot de passe"))


class SecondFactorForm(AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(
            self.fields["code"],
            _("Code de votre application"),
            _("Six chiffres, ou l’un de vos codes de secours."),
            **ONE_TIME,
        )


class SecondFactorAgainForm(ReauthenticateBySecondFactorForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], _("Code de votre application"), **ONE_TIME)


class ActivateAppForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(self.fields["code"], _("Code que l’application affiche"), **ONE_TIME)


class KeyIsRead:
    """What a browser sends is anybody's text: a credential that cannot be read is a wrong one, never a crash."""

    def _read(self, clean):
        try:
            return clean()
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise get_adapter().validation_error("unreadable_key") from error


class SignInWithKeyForm(KeyIsRead, LoginWebAuthnForm):
    def clean_credential(self):
        return self._read(super().clean_credential)


class SecondFactorKeyForm(KeyIsRead, AuthenticateWebAuthnForm):
    def clean_credential(self):
        return self._read(super().clean_credential)


class KeyAgainForm(KeyIsRead, ReauthenticateWebAuthnForm):
    def clean_credential(self):
        return self._read(super().clean_credential)


class AddKeyForm(KeyIsRead, AddWebAuthnForm):
    def clean(self):
        return self._read(super().clean)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _say(
            self.fields["name"],
            _("Nom de cette clé"),
            _("Pour la reconnaître : « Téléphone », « Portable du bureau »."),
        )
        _say(
            self.fields["passwordless"],
            _("Me connecter avec cette clé seule"),
            _("L’appareil demandera alors votre empreinte, votre visage ou son code."),
        )
        self.fields["passwordless"].initial = True
