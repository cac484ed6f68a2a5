"""The filters of the directory: every one is optional, all of them in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.quick_select import QuickSelect
from resal.directory import offered
from resal.directory.models import Expertise

DATE = {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}


class Among(forms.TypedChoiceField):
    """One line of a vocabulary, by its code, or none; its form reads the lines."""

    widget = QuickSelect

    def __init__(self, name, label, empty):
        self.name, self.empty = name, empty
        lines = offered.LISTS[name]
        super().__init__(
            label=label, required=False, empty_value=None, coerce=lambda code: lines.get(code=code)
        )


class Filter(forms.Form):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = offered.today()
        for field in self.fields.values():
            field.template_name = "directory/_filter.html"
            if isinstance(field, Among):
                field.choices = [("", field.empty), *known[field.name]]

    def values(self) -> dict:
        """The filters that can be read; the others filter nothing."""
        self.is_valid()
        return self.cleaned_data


class NameFilter(Filter):
    q = forms.CharField(label=_("Chercher"), required=False, max_length=100, widget=forms.SearchInput)


class OrganisationFilter(NameFilter):
    sector = Among("sector", _("Secteur"), _("tous"))
    territory = Among("territory", _("Territoire"), _("tous"))


class MemberFilter(OrganisationFilter):
    organisation = forms.CharField(label=_("Organisme"), required=False, max_length=100)
    family = Among("family", _("Famille"), _("toutes"))
    competence = Among("competence", _("Expertise"), _("toutes"))
    level = forms.TypedChoiceField(
        label=_("À partir du niveau"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("peu importe")), *Expertise.Level.choices],
        widget=QuickSelect,
    )
    ability = forms.ChoiceField(label=_("Qui peut"), required=False, widget=QuickSelect)
    language = Among("language", _("Langue"), _("toutes"))
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
    territory = Among("territory", _("Territoire"), _("tous"))
    language = Among("language", _("Langue"), _("toutes"))
