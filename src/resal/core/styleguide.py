"""What the page of components shows: samples only, in French, where the demo runs."""

from django import forms

from resal.core.charts import Bar, Move
from resal.core.registry import SectorMark

SECTORS = [
    SectorMark("Co", "Communautaire", 0),
    SectorMark("Sa", "Santé", 1),
    SectorMark("Po", "Police", 2),
    SectorMark("Tr", "Travail de rue", 3),
    SectorMark("Im", "Immigration", 4),
    SectorMark("Mu", "Municipal", 5),
    SectorMark("Fe", "Groupes de femmes", 6),
    SectorMark("Re", "Recherche", 7),
    SectorMark("Éd", "Éducation", 1, present=False),
    SectorMark("Je", "Jeunes", 4, present=False),
]
BARS = [
    Bar("Pas de trajectoire de services claire entre organismes", 41, strong=True),
    Bar("Recrutement en ligne des 13–17 ans", 33, low=26, high=40),
    Bar("Manque de lieux sûrs le soir", 12),
]
MOVES = [
    Move("Pas de trajectoire de services claire entre organismes", 3, 1, kept=True),
    Move("Recrutement en ligne des 13–17 ans", 1, 2, kept=True),
    Move("Manque de lieux sûrs le soir", 2, 3),
    Move("Parents qui ne savent pas à qui parler", 4, 4),
]


class SampleForm(forms.Form):
    name = forms.CharField(label="Nom du milieu", help_text="Un quartier, une école, une Table jeunesse.")
    email = forms.EmailField(label="Courriel professionnel")
    day = forms.DateField(label="Jour souhaité", required=False)
    situation = forms.CharField(label="Ce qui se passe", widget=forms.Textarea, required=False)
    size = forms.ChoiceField(
        label="Combien de personnes ?",
        widget=forms.RadioSelect,
        choices=[("s", "Moins de 12"), ("m", "De 12 à 25"), ("l", "Plus de 25")],
    )
    sectors = forms.MultipleChoiceField(
        label="Secteurs présents",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[("co", "Communautaire"), ("sa", "Santé et services sociaux")],
    )
    territory = forms.ChoiceField(label="Territoire", choices=[("", "Choisir"), ("a", "Boisé-du-Ruisseau")])
    file = forms.FileField(label="Document", required=False)
    agree = forms.BooleanField(label="J’accepte qu’on me réponde à ce courriel.")


def samples() -> dict:
    typed = {"name": "Boisé-du-Ruisseau", "email": "pas un courriel", "size": "m", "agree": "on"}
    return {"form": SampleForm(typed), "sectors": SECTORS, "bars": BARS, "moves": MOVES}
