from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.free_text import FreeTextField
from resal.directory.models import Sector
from resal.workshops.actions.gathering import LONGEST
from resal.workshops.enums import Channel, SeatRole


class JoinForm(forms.Form):
    """A sector and a way to take part: nothing else is asked."""

    sector = forms.ModelChoiceField(
        label=_("Votre secteur"),
        queryset=Sector.objects.none(),
        to_field_name="code",
        error_messages={
            "required": _("Choisissez votre secteur."),
            "invalid_choice": _("Ce secteur n’est pas offert : choisissez-en un de la liste."),
        },
    )
    role = forms.ChoiceField(
        label=_("Votre place"),
        choices=[
            (SeatRole.VOTER, _("Je participe et je vote")),
            (SeatRole.OBSERVER, _("J’observe, sans voter")),
        ],
        initial=SeatRole.VOTER,
    )
    remote = forms.BooleanField(label=_("Je participe à distance"), required=False)

    def __init__(self, *args, workshop, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sector"].queryset = Sector.objects.offered()
        invited = set(workshop.guests.values_list("organisation__sector", flat=True))
        sectors = list(self.fields["sector"].queryset)
        self.invited = [sector for sector in sectors if sector.pk in invited] or sectors
        self.others = [sector for sector in sectors if sector.pk not in invited] if invited else []

    @property
    def other_is_chosen(self) -> bool:
        """The folded list stands open when the answer is in it."""
        return self["sector"].value() in {sector.code for sector in self.others}

    @property
    def channel(self) -> str:
        return Channel.REMOTE if self.cleaned_data["remote"] else Channel.PHONE


class IdeaForm(forms.Form):
    words = FreeTextField(
        label=_("Votre idée"),
        rows=3,
        max_length=LONGEST,
        error_messages={"required": _("Écrivez votre idée avant de l’envoyer.")},
    )
