"""How people enter the room: printed cards, the word of the moment, a rehearsal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.directory.models import Sector


class CardsForm(forms.Form):
    sector = forms.ModelChoiceField(Sector.objects.none(), label=_("Secteur"))
    people = forms.IntegerField(label=_("Cartes à imprimer"), min_value=1, max_value=60, initial=8)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["sector"].queryset = Sector.objects.offered()


class LostCardForm(forms.Form):
    number = forms.IntegerField(label=_("Numéro de la carte perdue"), min_value=1, max_value=9999)


class CodesForm(CardsForm):
    people = forms.IntegerField(label=_("Codes à préparer"), min_value=1, max_value=60, initial=8)


class LostCodeForm(forms.Form):
    number = forms.IntegerField(label=_("Numéro du code perdu"), min_value=1, max_value=9999)


class PollWayInForm(forms.Form):
    by_card = forms.BooleanField(
        label=_("Chaque personne répond avec son code personnel"),
        help_text=_("Le lien que tout le monde partage ne suffit plus : un code ouvre une place, une fois."),
        required=False,
    )


class WayInForm(forms.Form):
    by_card = forms.BooleanField(
        label=_("On vote avec une carte imprimée"),
        help_text=_("Chaque carte ouvre une place, une seule fois; sans carte, on observe."),
        required=False,
    )
    door_changes = forms.BooleanField(
        label=_("Demander le mot du moment"),
        help_text=_("Quatre chiffres à l’écran de la salle, qui changent toutes les cinq minutes."),
        required=False,
    )


class RehearsalForm(forms.Form):
    people = forms.IntegerField(label=_("Personnes simulées"), min_value=3, max_value=200, initial=28)
