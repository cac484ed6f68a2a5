"""Milieux and their mandates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.directory.models import MandateRole, Milieu, Organisation, Territory
from resal.directory.rules import grantable_roles


class MilieuForm(forms.ModelForm):
    class Meta:
        model = Milieu
        fields = ["name", "territory", "lead_organisation"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["territory"].queryset = Territory.objects.offered()
        self.fields["lead_organisation"].queryset = Organisation.objects.active().by_name()


class SomebodyForm(forms.Form):
    """A person by her work e-mail: known or not, the answer is the same."""

    email = forms.EmailField(label=_("Courriel professionnel"))
    given_name = forms.CharField(
        label=_("Prénom"),
        max_length=80,
        help_text=_("Sert seulement si la personne n’a pas encore de compte."),
    )
    family_name = forms.CharField(label=_("Nom de famille"), max_length=80)


class MandateForm(SomebodyForm):
    role = forms.ChoiceField(label=_("Rôle"))
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Au nom de quel organisme"), required=False
    )
    field_order = ("role", "organisation", "email", "given_name", "family_name")

    def __init__(self, *args, user, milieu, **kwargs):
        super().__init__(*args, **kwargs)
        roles = grantable_roles(user, milieu)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]
        self.fields["organisation"].queryset = Organisation.objects.active().by_name()
        for name in ("email", "given_name", "family_name"):
            self.fields[name].required = False

    def clean(self):
        cleaned = super().clean()
        role, email = cleaned.get("role"), cleaned.get("email")
        alone = role == MandateRole.COORDINATION or (
            role == MandateRole.PARTNER and cleaned.get("organisation")
        )
        if role and not email and not alone and "email" not in self.errors:
            self.add_error("email", _("À qui donner ce mandat ? Entrez son courriel."))
        if email and not (cleaned.get("given_name") and cleaned.get("family_name")):
            self.add_error("given_name", _("Entrez aussi son prénom et son nom."))
        return cleaned
