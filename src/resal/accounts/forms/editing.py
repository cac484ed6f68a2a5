"""Two people at the same page: the second one is told, and loses nothing of what she typed."""

import hashlib
import json

from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext as _


class EditingForm(forms.ModelForm):
    """A form that remembers what its reader saw, field by field.

    When somebody saved other words meanwhile, the form comes back once with what was typed and the names of the
    fields that moved; sending it again prefers what was typed. `fresh` is the row as it stands, `changes()` the
    cleaned values for the action.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fresh = self._read()
        self.fields["seen"].initial = self._marks()

    def clean(self):
        cleaned = super().clean()
        seen = self._seen()
        moved = [name for name, mark in json.loads(self._marks()).items() if seen.get(name, mark) != mark]
        if moved:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self._marks()
            labels = get_text_list([f"« {self.fields[name].label} »" for name in moved], _("et"))
            self.add_error(
                None,
                _(
                    "Quelqu’un a enregistré cette page pendant que vous l’écriviez (%(fields)s). Rien de ce que "
                    "vous avez tapé n’est perdu : relisez, puis enregistrez de nouveau pour garder votre version."
                )
                % {"fields": labels},
            )
        return cleaned

    def changes(self) -> dict:
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    def _read(self):
        model, pk = self._meta.model, self.instance.pk
        return (model._default_manager.filter(pk=pk).first() if pk else None) or model(pk=pk)

    def _marks(self) -> str:
        """A short mark of each field's present value: enough to see that it moved, not to read it."""
        values = {
            name: forms.model_to_dict(self.fresh, fields=[name]).get(name) for name in self._meta.fields
        }
        return json.dumps({name: _mark(value) for name, value in values.items()}, separators=(",", ":"))

    def _seen(self) -> dict:
        try:
            seen = json.loads(self.data.get(self.add_prefix("seen"), ""))
        except ValueError:
            return {}
        return seen if isinstance(seen, dict) else {}


def _mark(value) -> str:
    if isinstance(value, list):
        value = sorted(str(getattr(item, "pk", item)) for item in value)
    return hashlib.sha256(repr(value).encode()).hexdigest()[:8]
