"""One's own account."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person


class ProfileForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ["given_name", "family_name", "language"]


class NewEmailForm(forms.Form):
    email = forms.EmailField(
        label=_("Nouveau courriel professionnel"),
        help_text=_("Un lien de confirmation y est envoyé ; rien ne change avant."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class PasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Nouveau mot de passe"),
        help_text=_("Douze caractères ou plus. Une phrase se retient mieux qu’un mot."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Le même, encore une fois"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, person, **kwargs):
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_password(self):
        validate_password(self.cleaned_data["password"], self.person)
        return self.cleaned_data["password"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("password") and cleaned.get("again") not in (None, cleaned["password"]):
            self.add_error("again", _("Les deux ne sont pas pareils."))
        return cleaned
