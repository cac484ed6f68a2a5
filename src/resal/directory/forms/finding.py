"""The filters of the directory: every one is optional, all of them in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.quick_select import QuickSelect
from resal.directory.models import Expertise, Family, Sector, Term, Territory, Vocabulary

DATE = {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}


def among(lines, label, empty):
    """One line of a vocabulary, by its code, or none."""
    return forms.ModelChoiceField(
        lines.in_order(),
        label=label,
        required=False,
        to_field_name="code",
        empty_label=empty,
        widget=QuickSelect,
    )


class Filter(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.template_name = "directory/_filter.html"

    def values(self) -> dict:
        """The filters that can be read; the others filter nothing."""
        self.is_valid()
        return self.cleaned_data


class NameFilter(Filter):
    q = forms.CharField(label=_("Chercher"), required=False, max_length=100, widget=forms.SearchInput)


class OrganisationFilter(NameFilter):
    sector = among(Sector.objects, _("Secteur"), _("tous"))
    territory = among(Territory.objects, _("Territoire"), _("tous"))


class MemberFilter(OrganisationFilter):
    organisation = forms.CharField(label=_("Organisme"), required=False, max_length=100)
    family = among(Family.objects, _("Famille"), _("toutes"))
    competence = among(Term.objects.of(Vocabulary.COMPETENCE), _("Expertise"), _("toutes"))
    level = forms.TypedChoiceField(
        label=_("À partir du niveau"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("peu importe")), *Expertise.Level.choices],
        widget=QuickSelect,
    )
    ability = forms.ChoiceField(label=_("Qui peut"), required=False, widget=QuickSelect)
    language = among(Term.objects.of(Vocabulary.LANGUAGE), _("Langue"), _("toutes"))
    available_on = forms.DateField(label=_("Disponible le"), required=False, **DATE)
    freshness = forms.ChoiceField(
        label=_("Fiche"),
        required=False,
        choices=[("", _("toutes")), ("fresh", _("confirmée depuis six mois")), ("stale", _("à confirmer"))],
        widget=QuickSelect,
    )
    field_order = (
        "q",
        "sector",
        "competence",
        "level",
        "ability",
        "language",
        "territory",
        "available_on",
        "organisation",
        "family",
        "freshness",
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


class CoverageFilter(Filter):
    territory = among(Territory.objects, _("Territoire"), _("tous"))
    language = among(Term.objects.of(Vocabulary.LANGUAGE), _("Langue"), _("toutes"))
