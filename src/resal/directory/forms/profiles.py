"""What a member says of herself: her page, her days away, her yes without an account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.accounts.forms.editing import EditingForm
from resal.directory.models import HIDEABLE, Expertise, Member, SeenBy, Term, Territory, Vocabulary

DATE = {"widget": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
WORK = ["title", "work_phone", "languages", "territories"]
GONE = "0"


class WorkForm(EditingForm):
    """Her function, and where she does it."""

    class Meta:
        model = Member
        fields = WORK
        help_texts = {
            "work_phone": _("Le numéro du bureau, jamais un cellulaire personnel."),
            "territories": _("Là où cette personne travaille."),
            "capacity_hours": _("Pour aider d’autres milieux. Vide : pas encore dit."),
            "resting_until": _("Pour souffler : aucune équipe ne sera proposée d’ici là."),
        }
        widgets = {
            "languages": forms.CheckboxSelectMultiple,
            "resting_until": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["languages"].queryset = Term.objects.of(Vocabulary.LANGUAGE).offered()
        self.fields["territories"].queryset = Territory.objects.offered()


class ProfileForm(WorkForm):
    """One's own page. `shown` ticks what the members of the network read; the coordination reads all."""

    shown = forms.MultipleChoiceField(
        label=_("Ce que les membres du réseau voient"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            ("email", _("le courriel")),
            ("work_phone", _("le téléphone au travail")),
            ("capacity", _("les disponibilités : heures, pause et absences")),
            ("territories", _("les territoires")),
        ],
        help_text=_(
            "La coordination voit tout. Le nom, la fonction et les expertises sont vus de tous les membres."
        ),
    )

    class Meta(WorkForm.Meta):
        fields = [*WORK, "capacity_hours", "resting_until"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["shown"].initial = [name for name in HIDEABLE if self.instance.shows(name)]

    def changes(self) -> dict:
        shown = self.cleaned_data["shown"]
        seen = {
            f"{name}_seen_by": SeenBy.NETWORK if name in shown else SeenBy.COORDINATION for name in HIDEABLE
        }
        return super().changes() | seen


class ConfirmForm(ProfileForm):
    """The same page behind the link, with a level for each expertise already noted."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        held = self.instance.expertises.select_related("competence").order_by("competence__name_fr", "pk")
        self.expertises = {f"level_{one.pk}": one for one in held}
        for name, expertise in self.expertises.items():
            self.fields[name] = forms.TypedChoiceField(
                label=expertise.competence.name,
                coerce=int,
                choices=[*Expertise.Level.choices, (GONE, _("ce n’est plus vrai : retirer"))],
                initial=expertise.level,
            )

    def levels(self) -> dict:
        """The level that each expertise has from now on; None where it is to go."""
        return {one: self.cleaned_data[name] or None for name, one in self.expertises.items()}


class AwayForm(forms.Form):
    starts_on = forms.DateField(label=_("Du"), **DATE)
    ends_on = forms.DateField(label=_("Au"), help_text=_("Ce jour compris."), **DATE)
