"""What partners tell of their actions and measures, on a phone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core import clock
from resal.core.free_text import FreeTextField
from resal.plans.enums import Progress


class UpdateForm(forms.Form):
    status = forms.ChoiceField(label=_("Où en est-ce ?"), choices=Progress.choices, widget=forms.RadioSelect)
    note = FreeTextField(
        label=_("En une phrase"),
        rows=2,
        max_length=600,
        required=False,
        help_text=_("Si c’est modifié ou abandonné, dites pourquoi : c’est une décision qui se respecte."),
    )


class MeasureForm(forms.Form):
    measured_on = forms.DateField(label=_("Mesuré le"), initial=clock.today)
    value = forms.DecimalField(label=_("Valeur"), max_digits=12, decimal_places=2, required=False)
    numerator = forms.IntegerField(
        label=_("Numérateur"),
        min_value=0,
        required=False,
        help_text=_("Pour une part : 15 sur 22. La valeur en % se calcule toute seule."),
    )
    denominator = forms.IntegerField(label=_("Dénominateur"), min_value=1, required=False)
    method = FreeTextField(label=_("Comment on a mesuré"), rows=1, max_length=300, required=False)
    comment = FreeTextField(label=_("Commentaire"), rows=2, max_length=600, required=False)
