from django import forms
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core.free_text import FreeTextField
from resal.directory.models import Milieu, Organisation, Sector
from resal.support.enums import ModuleKind
from resal.support.places import Place

from .fields import TerritoryField, day_input


class PlaceFields(forms.Form):
    """A known milieu, or a new one."""

    milieu = forms.ModelChoiceField(
        Milieu.objects.none(),
        label=_("Milieu déjà connu"),
        empty_label=_("Choisissez…"),
        required=False,
        help_text=_("Laissez vide pour en ouvrir un nouveau."),
    )
    name = forms.CharField(label=_("Nom du nouveau milieu"), max_length=160, required=False)
    territory = TerritoryField(label=_("Territoire"), required=False)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Organisme porteur, dans l’annuaire"),
        empty_label=_("Choisissez…"),
        required=False,
        help_text=_("Laissez vide s’il n’y est pas encore."),
    )
    organisation_name = forms.CharField(label=_("Nom du nouvel organisme"), max_length=160, required=False)
    sector = forms.ModelChoiceField(
        Sector.objects.none(),
        label=_("Secteur du nouvel organisme"),
        empty_label=_("Choisissez…"),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["milieu"].queryset = Milieu.objects.by_name()
        self.fields["organisation"].queryset = Organisation.objects.active().by_name()
        self.fields["sector"].queryset = Sector.objects.offered()

    def place(self) -> Place:
        names = ("milieu", "name", "territory", "organisation", "organisation_name", "sector")
        return Place(**{name: self.cleaned_data[name] for name in names})


class AcceptForm(PlaceFields):
    reason = FreeTextField(
        label=_("Votre message au milieu"),
        help_text=_("Pourquoi c’est oui, et ce qui vient ensuite. Le milieu le lira sur sa page de suivi."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    field_order = ["reason"]


class OpenFileForm(PlaceFields):
    title = FreeTextField(label=_("Titre du dossier"), rows=1, max_length=160)
    kinds = forms.MultipleChoiceField(
        label=_("Par où commencer ?"),
        choices=ModuleKind,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    lead = forms.ModelChoiceField(
        Person.objects.none(),
        label=_("Personne qui porte le dossier"),
        empty_label=_("Choisissez…"),
        required=False,
    )

    field_order = ["title", "kinds"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = Person.objects.active().exclude(email=None).by_name()


class ReasonForm(forms.Form):
    reason = FreeTextField(label=_("Pourquoi ?"), help_text=_("Une phrase, qui reste au dossier."), rows=3)


class HandLeadForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Nouvelle personne porteuse"), empty_label=_("Choisissez…")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.active().exclude(email=None).by_name()


class SectorsForm(forms.Form):
    sectors = forms.ModelMultipleChoiceField(
        Sector.objects.none(),
        label=_("Secteurs attendus à la table"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sectors"].queryset = Sector.objects.offered()


class ModuleForm(forms.Form):
    kind = forms.ChoiceField(label=_("Module"), choices=ModuleKind, widget=forms.RadioSelect)
    note = FreeTextField(label=_("Note"), rows=2, required=False)


class WorkshopForm(forms.Form):
    question = FreeTextField(
        label=_("La question posée au groupe"),
        help_text=_("Une seule question. Vous pourrez la changer en préparant l’activité."),
        rows=2,
        required=False,
    )
    held_on = forms.DateField(label=_("Jour prévu"), widget=day_input(), required=False)
