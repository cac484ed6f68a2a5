"""Meetings of the partners, and messages to the group."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.free_text import FreeTextField
from resal.directory.models import Organisation
from resal.plans.models import Meeting


class MeetingForm(forms.Form):
    starts_at = forms.DateTimeField(
        label=_("Début"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    minutes = forms.IntegerField(label=_("Durée en minutes"), min_value=5, max_value=720, initial=90)
    place = forms.CharField(label=_("Lieu ou lien"), max_length=160, required=False)
    agenda = FreeTextField(
        label=_("Ordre du jour"), rows=5, required=False, help_text=_("Un point par ligne.")
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def values(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "edition"}


class HoldForm(forms.Form):
    present = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("Qui était là ?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    decisions = FreeTextField(
        label=_("Décisions"),
        rows=6,
        help_text=_("Une par ligne. Un engagement décidé ici s’ajoute ensuite au plan, avec sa date."),
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, meeting: Meeting, **options):
        super().__init__(*args, **options)
        partners = meeting.plan.partners.values("organisation")
        self.fields["present"].queryset = Organisation.objects.filter(pk__in=partners).by_name()


class RemarkForm(forms.Form):
    words = FreeTextField(label=_("Votre message au groupe"), rows=3, max_length=1000)
