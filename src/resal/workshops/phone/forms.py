from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.free_text import FreeTextField
from resal.directory.models import Sector
from resal.workshops import secrecy
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
    card = forms.CharField(label=_("Code de votre carte"), max_length=20, required=False)
    moment = forms.CharField(
        label=_("Mot du moment, à l’écran de la salle"),
        max_length=8,
        error_messages={"required": _("Écrivez les quatre chiffres qui sont à l’écran.")},
    )

    def __init__(self, *args, workshop, **kwargs):
        super().__init__(*args, **kwargs)
        self.workshop = workshop
        if not workshop.door_changes:
            del self.fields["moment"]
        if workshop.by_card:
            del self.fields["role"]
            self.fields["sector"].required = False
        else:
            del self.fields["card"]
        self.fields["sector"].queryset = Sector.objects.offered()
        invited = set(workshop.guests.values_list("organisation__sector", flat=True))
        sectors = list(self.fields["sector"].queryset)
        self.invited = [sector for sector in sectors if sector.pk in invited] or sectors
        self.others = [sector for sector in sectors if sector.pk not in invited] if invited else []

    def clean_moment(self) -> str:
        """The word of now, or the one before: people take a minute to type."""
        given = self.cleaned_data["moment"].strip()
        if given not in {secrecy.door_word(self.workshop.public_id, before=age) for age in (0, 1)}:
            raise forms.ValidationError(_("Ce n’est pas le mot du moment : regardez l’écran de la salle."))
        return given

    def clean(self):
        data = super().clean()
        if self.workshop.by_card and not data.get("card") and not data.get("sector"):
            self.add_error("card", _("Écrivez le code de votre carte, ou choisissez d’observer."))
        return data

    @property
    def card_code(self) -> str:
        return self.cleaned_data.get("card", "")

    @property
    def chosen_role(self) -> str:
        """Where one votes with a card, who has none observes."""
        return self.cleaned_data.get("role", SeatRole.OBSERVER)

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
