"""Members and organisations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.accounts.forms.editing import EditingForm
from resal.directory.forms.profiles import ProfileForm, WorkForm
from resal.directory.models import Expertise, Organisation, Sector, Term, Territory, Vocabulary


class OrganisationForm(EditingForm):
    website = forms.URLField(label=_("Site"), required=False, assume_scheme="https")

    class Meta:
        model = Organisation
        fields = ["name", "sector", "territory", "address", "phone", "email", "website", "is_host"]
        help_texts = {
            "address": _(
                "Pour un hébergement ou un groupe de femmes, elle reste confidentielle : "
                "seule la coordination la voit."
            ),
            "email": _("Une adresse de l’organisme, pas celle d’une personne."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sector"].queryset = _offered_or_held(Sector.objects, self.instance.sector_id)
        self.fields["territory"].queryset = _offered_or_held(Territory.objects, self.instance.territory_id)


class EditOrganisationForm(OrganisationForm):
    """Once it is there, the coordination may lift or set the confidentiality of its address."""

    class Meta(OrganisationForm.Meta):
        fields = [*OrganisationForm.Meta.fields, "address_is_confidential"]


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Fusionner dans"),
        help_text=_(
            "Les membres passent dans cet organisme ; l’ancien nom reste dans ce qui a déjà été fait."
        ),
    )

    def __init__(self, *args, old, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = Organisation.objects.active().exclude(pk=old.pk).by_name()


class MemberForm(ProfileForm):
    """The same page, for the coordination: it also says in which organisation."""

    class Meta(ProfileForm.Meta):
        fields = ["organisation", *ProfileForm.Meta.fields]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.active().by_name()


class NewMemberForm(WorkForm):
    """What is known on the first day; the rest is hers to say."""

    given_name = forms.CharField(label=_("Prénom"), max_length=80)
    family_name = forms.CharField(label=_("Nom de famille"), max_length=80)
    email = forms.EmailField(
        label=_("Courriel professionnel"),
        required=False,
        help_text=_("Il sert à se connecter. Sans courriel, la personne est connue, sans compte."),
    )
    field_order = ("given_name", "family_name", "email")

    class Meta(WorkForm.Meta):
        fields = ["organisation", *WorkForm.Meta.fields]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.active().by_name()


class ExpertiseForm(forms.ModelForm):
    class Meta:
        model = Expertise
        fields = ["competence", "level", *Expertise.ABILITIES]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["competence"].queryset = Term.objects.of(Vocabulary.COMPETENCE).offered()


def _offered_or_held(lines, held):
    """What is offered today, and what this line already has, so that an old choice is not lost by editing."""
    return lines.filter(
        pk__in=[*lines.offered().values_list("pk", flat=True), *([held] if held else [])]
    ).in_order()
