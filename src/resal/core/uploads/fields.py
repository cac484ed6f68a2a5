"""`accept` as a form field: the refusal stands beside it, the cleaned value is the `Accepted`."""

from collections.abc import Collection

from django import forms
from django.core.exceptions import ValidationError

from resal.core.errors import Refusal
from resal.core.uploads.accepting import LIMIT, Accepted, accept
from resal.core.uploads.kinds import DOCUMENTS, Kind


class DocumentField(forms.FileField):
    def __init__(self, *, allowed: Collection[Kind] = DOCUMENTS, limit: int = LIMIT, **options):
        self.allowed, self.limit = allowed, limit
        super().__init__(**options)

    def clean(self, data, initial=None) -> Accepted | None:
        file = super().clean(data, initial)
        if not file or isinstance(file, Accepted):
            return file or None
        try:
            return accept(file, allowed=self.allowed, limit=self.limit)
        except Refusal as refusal:
            raise ValidationError(refusal.sentence, code="refused") from refusal

    def widget_attrs(self, widget):
        endings = ",".join(f".{ending}" for kind in Kind if kind in self.allowed for ending in kind.endings)
        return super().widget_attrs(widget) | {"accept": endings}
