from django import forms
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core import clock
from resal.core.free_text import FreeTextField
from resal.core.uploads import DocumentField
from resal.support.enums import ContactKind, CostKind
from resal.support.models import YouthCost

from .fields import day_input


class StepForm(forms.Form):
    what = FreeTextField(label=_("Prochaine étape"), rows=1, max_length=200)
    due = forms.DateField(label=_("Pour le"), widget=day_input())
    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Qui s’en occupe"), empty_label=_("Choisissez…"), required=False
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class ContactForm(StepForm):
    """One line, and what comes next when there is something."""

    kind = forms.ChoiceField(label=_("Quoi"), choices=ContactKind, initial=ContactKind.CALL)
    on = forms.DateField(label=_("Le"), widget=day_input(), initial=clock.today)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=1440, required=False)
    note = FreeTextField(label=_("En une ligne"), rows=1, max_length=400)

    field_order = ["kind", "on", "minutes", "note", "what", "due", "person"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].required = self.fields["due"].required = False

    def clean(self):
        if self.cleaned_data.get("what") and not self.cleaned_data.get("due") and "due" not in self.errors:
            self.add_error("due", _("Pour quel jour ?"))

    def contact(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("kind", "on", "minutes", "note")}

    def step(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("what", "due", "person")}


class DocumentForm(forms.Form):
    file = DocumentField(
        label=_("Document"),
        help_text=_("PDF, Word, Excel, image ou texte, 10 Mo au plus. Sans noms de jeunes."),
    )
    description = FreeTextField(label=_("Ce que c’est"), rows=1, max_length=200, required=False)


class CostForm(forms.ModelForm):
    kind = forms.ChoiceField(label=_("Sorte"), choices=CostKind)

    class Meta:
        model = YouthCost
        fields = ["on", "kind", "amount"]
        widgets = {"on": day_input()}
        labels = {"amount": _("Montant ($)")}
