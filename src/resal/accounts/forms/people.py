"""The coordination's forms about people and about the network."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.accounts.forms.editing import EditingForm
from resal.accounts.models import Person, Role
from resal.core.models import Network


class AddPersonForm(forms.ModelForm):
    email = forms.EmailField(label=_("Courriel professionnel"))
    role = forms.ChoiceField(
        label=_("Rôle dans le réseau"),
        choices=[("", _("aucun pour l’instant")), *Role.choices],
        required=False,
        help_text=_("Les mandats, milieu par milieu, se donnent sur la page du milieu."),
    )

    class Meta:
        model = Person
        fields = ["given_name", "family_name", "email", "language"]

    def _get_validation_exclusions(self):
        """The action says itself, in its own words, that an e-mail is taken."""
        return super()._get_validation_exclusions() | {"email"}


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Rôle"), choices=Role.choices)


class NetworkForm(EditingForm):
    class Meta:
        model = Network
        fields = [
            "name",
            "tagline_fr",
            "tagline_en",
            "mission_fr",
            "mission_en",
            "territory_name",
            "youngest",
            "oldest",
            "contact_email",
            "privacy_officer_name",
            "privacy_officer_role",
            "youth_protection_fr",
            "youth_protection_en",
            "adult_resources",
            "safety_numbers_checked_on",
            "offers_english",
            "first_month",
        ]
        widgets = {
            "mission_fr": forms.Textarea(attrs={"rows": 4}),
            "mission_en": forms.Textarea(attrs={"rows": 4}),
            "adult_resources": forms.Textarea(attrs={"rows": 3}),
            "safety_numbers_checked_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
        help_texts = {
            "contact_email": _("Montré au bas de chaque page."),
            "privacy_officer_name": _("La Loi 25 demande de publier son nom et sa fonction."),
            "first_month": _("L’année et les trimestres que suit le rapport aux bailleurs de fonds."),
            "adult_resources": _("Un numéro par ligne, pour les jeunes de 18 ans et plus."),
            "safety_numbers_checked_on": _(
                "Le jour où quelqu’un a composé ces numéros. Un rappel revient après six mois."
            ),
        }

    def clean(self):
        cleaned = super().clean()
        youngest, oldest = cleaned.get("youngest"), cleaned.get("oldest")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("oldest", _("L’âge maximal est plus petit que l’âge minimal."))
        return cleaned
