"""The filters of the directory: every one is optional, all of them in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.directory.models import Expertise, Family, Sector, Term, Territory, Vocabulary


class OrganisationFilter(forms.Form):
    q = forms.CharField(label=_("Chercher"), required=False, max_length=100, widget=forms.SearchInput)
    sector = forms.ModelChoiceField(
        Sector.objects.in_order(),
        label=_("Secteur"),
        required=False,
        to_field_name="code",
        empty_label=_("tous"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.template_name = "directory/_filter.html"

    def values(self) -> dict:
        """The filters that can be read; the others filter nothing."""
        self.is_valid()
        return self.cleaned_data


class MemberFilter(OrganisationFilter):
    family = forms.ModelChoiceField(
        Family.objects.in_order(),
        label=_("Famille"),
        required=False,
        to_field_name="code",
        empty_label=_("toutes"),
    )
    competence = forms.ModelChoiceField(
        Term.objects.of(Vocabulary.COMPETENCE).in_order(),
        label=_("Expertise"),
        required=False,
        to_field_name="code",
        empty_label=_("toutes"),
    )
    ability = forms.ChoiceField(label=_("Qui peut"), required=False)
    language = forms.ModelChoiceField(
        Term.objects.of(Vocabulary.LANGUAGE).in_order(),
        label=_("Langue"),
        required=False,
        to_field_name="code",
        empty_label=_("toutes"),
    )
    territory = forms.ModelChoiceField(
        Territory.objects.in_order(),
        label=_("Territoire"),
        required=False,
        to_field_name="code",
        empty_label=_("tous"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = [(name, Expertise._meta.get_field(name).verbose_name) for name in Expertise.ABILITIES]
        self.fields["ability"].choices = [("", _("peu importe")), *words]

    @property
    def folded(self):
        """The filters that wait under « Plus de filtres »."""
        return [self[name] for name in self.fields if name not in ("q", "sector")]

    @property
    def is_unfolded(self) -> bool:
        return any(self.data.get(field.name) for field in self.folded)
