"""Forms as the house speaks them: a refusal stands at its field, days and hours are picked by the device."""

from django import forms

from resal.core.errors import Refusal


def say(form: forms.BaseForm, refusal: Refusal) -> None:
    """Show a refusal beside its field, above the form when it names none that the form has."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, str(refusal.sentence))
