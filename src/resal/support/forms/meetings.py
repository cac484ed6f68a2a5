from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.free_text import FreeTextField
from resal.directory.models import Organisation
from resal.support.enums import Reply

from .fields import moment_input


class AgendaForm(forms.Form):
    purpose = FreeTextField(label=_("But de la rencontre"), rows=2, required=False)
    agenda = FreeTextField(
        label=_("Ordre du jour"),
        help_text=_("Un point par ligne, les minutes d’abord : « 10 Tour de table (animation) »."),
        rows=6,
        required=False,
    )


class WhenForm(forms.Form):
    """The day, the hour and the place."""

    starts_at = forms.DateTimeField(label=_("Début"), widget=moment_input())
    minutes = forms.IntegerField(label=_("Durée en minutes"), min_value=5, max_value=720, initial=120)
    place = forms.CharField(label=_("Lieu ou lien"), max_length=160, required=False)


class MeetingForm(WhenForm, AgendaForm):
    title = FreeTextField(label=_("Titre"), rows=1, max_length=160)

    field_order = ["title", "starts_at", "minutes", "place"]


class MinutesForm(forms.Form):
    summary = FreeTextField(label=_("Ce qui s’est dit"), rows=6, max_length=6000)
    decisions = FreeTextField(label=_("Décisions"), help_text=_("Une par ligne."), rows=4, required=False)


class ConvokeForm(forms.Form):
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label=_("Organismes à convoquer"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisations"].queryset = organisations


class ReplyForm(forms.Form):
    reply = forms.ChoiceField(
        label=_("Serez-vous là ?"),
        choices=[
            (Reply.YES, _("Oui, nous serons là")),
            (Reply.DELEGATE, _("Oui, mais quelqu’un d’autre vient")),
            (Reply.NO, _("Non, pas cette fois")),
        ],
        widget=forms.RadioSelect,
    )
    delegate = forms.CharField(
        label=_("Qui vient à votre place ?"),
        help_text=_("Sa fonction suffit : « travailleuse de milieu »."),
        max_length=120,
        required=False,
    )


class PhoneReplyForm(ReplyForm):
    """The same answer, entered by the team after a call."""

    reply = forms.ChoiceField(label=_("Réponse"), choices=[choice for choice in Reply.choices if choice[0]])
