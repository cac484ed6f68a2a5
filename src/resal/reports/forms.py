from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.free_text import FreeTextField
from resal.directory.models import Milieu


class StoryForm(forms.Form):
    milieu = forms.ModelChoiceField(Milieu.objects.none(), label=_("Milieu"), empty_label=_("Choisissez…"))
    happened_on = forms.DateField(label=_("Quand"), widget=forms.DateInput(attrs={"type": "date"}))
    title = FreeTextField(
        label=_("Titre"),
        rows=1,
        max_length=120,
        help_text=_("Sans nom de quartier à côté d’une forme de violence."),
    )
    words = FreeTextField(
        label=_("Le récit"),
        rows=8,
        max_length=1500,
        help_text=_("Ce qui n’allait pas, ce que le milieu a fait, ce qui a changé. Sans nom, sans cas."),
    )

    def __init__(self, *args, milieux, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["milieu"].queryset = milieux
