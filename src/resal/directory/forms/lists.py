"""Vocabularies and holidays. A code is given once; every other word can be corrected."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.accounts.forms.editing import EditingForm
from resal.core.models import Holiday
from resal.directory.models import Family, Sector, Term, Territory

DATE = {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
COMMON = ["name_fr", "name_en", "active", "sort", "valid_from", "valid_to"]
DATES = {"valid_from": DATE["widget"], "valid_to": DATE["widget"]}


class LineForm(EditingForm):
    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("valid_from"), cleaned.get("valid_to")
        if start and end and end < start:
            self.add_error("valid_to", _("La fin vient avant le début."))
        return cleaned


class FamilyForm(LineForm):
    class Meta:
        model = Family
        fields = COMMON
        widgets = DATES


class SectorForm(LineForm):
    class Meta:
        model = Sector
        fields = [*COMMON[:2], "family", "short", "colour", "is_confidential_place", *COMMON[2:]]
        widgets = DATES


class TermForm(LineForm):
    class Meta:
        model = Term
        fields = [*COMMON[:2], "domain", "source", *COMMON[2:]]
        widgets = DATES


class TerritoryForm(LineForm):
    class Meta:
        model = Territory
        fields = [*COMMON[:2], "parent", "population", *COMMON[2:]]
        widgets = DATES
        help_texts = {"parent": _("Vide pour un arrondissement ; un quartier dit dans lequel il est.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        arrondissements = Territory.objects.filter(parent=None).exclude(pk=self.instance.pk)
        self.fields["parent"].queryset = arrondissements.in_order()

    def clean_parent(self):
        parent = self.cleaned_data["parent"]
        if parent and self.instance.pk and self.instance.quartiers.exists():
            raise forms.ValidationError(_("Ce territoire a ses quartiers : il ne peut pas en être un."))
        return parent


def with_code(form_class):
    """The same form for a new line, which also asks for the code."""

    class NewLineForm(form_class):
        class Meta(form_class.Meta):
            fields = ["code", *form_class.Meta.fields]
            help_texts = {"code": _("Lettres, chiffres et traits, sans accents. Il ne changera plus.")}

        def _get_validation_exclusions(self):
            return super()._get_validation_exclusions() | {"code"}

    return NewLineForm


class HolidayForm(forms.ModelForm):
    class Meta:
        model = Holiday
        fields = ["day", "name_fr", "name_en"]
        widgets = {"day": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}

    def _get_validation_exclusions(self):
        return super()._get_validation_exclusions() | {"day"}


class YearForm(forms.Form):
    year = forms.IntegerField(label=_("Année"), min_value=2020, max_value=2100)
    easter = forms.ChoiceField(
        label=_("À Pâques, le congé est"),
        choices=[("friday", _("le Vendredi saint")), ("monday", _("le lundi de Pâques"))],
        widget=forms.RadioSelect,
        initial="friday",
    )
