"""Comments, adoption, reviews, hand-over, publication."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core import clock
from resal.core.free_text import FreeTextField
from resal.directory.models import Organisation
from resal.plans.domain.adoption import READINESS
from resal.plans.enums import Answer

from .people import PersonField

READINESS_WORDS = {
    "sponsor": _("Chaque organisme a une personne qui porte le plan, avec du temps pour cela"),
    "resources": _("L’argent et les heures promises suffisent pour commencer"),
    "support": _("Ceux qui ne sont pas à la table, mais dont on dépend, sont prévenus"),
    "evidence": _("Les actions s’appuient sur quelque chose qui a déjà fonctionné"),
    "complexity": _("Le plan tient en peu d’actions, que chacun peut redire"),
}
READY = [("yes", _("oui")), ("partly", _("en partie")), ("no", _("pas encore"))]


class CommentsForm(forms.Form):
    absent = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=_("Qui n’était pas là quand le groupe a décidé ?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Chaque organisme reçoit un lien pour lire et répondre, sans compte."),
    )

    def __init__(self, *args, plan, **options):
        super().__init__(*args, **options)
        partners = plan.partners.values("organisation")
        self.fields["absent"].queryset = (
            Organisation.objects.active()
            .filter(pk__in=partners)
            .exclude(pk=plan.lead_organisation_id)
            .by_name()
        )
        self.initial.setdefault(
            "absent", list(plan.partners.filter(was_absent=True).values_list("organisation", flat=True))
        )


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(label=_("Votre réponse"), choices=Answer.choices, widget=forms.RadioSelect)
    words = FreeTextField(label=_("Ce que vous changeriez, ou gardez"), rows=5, required=False)


class AdoptionForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Adopté par"), empty_label=None
    )
    body = forms.CharField(
        label=_("Instance"),
        max_length=120,
        required=False,
        help_text=_("Par exemple : assemblée de la Table."),
    )
    adopted_on = forms.DateField(label=_("Adopté le"), initial=clock.today)

    def __init__(self, *args, plan, **options):
        super().__init__(*args, **options)
        partners = plan.partners.values("organisation")
        field = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=partners).by_name()
        field.initial = plan.lead_organisation_id
        for name in READINESS:
            self.fields[name] = forms.ChoiceField(
                label=READINESS_WORDS[name], choices=READY, widget=forms.RadioSelect, required=False
            )

    def first(self):
        return [self[name] for name in ("organisation", "body", "adopted_on")]

    def readiness_fields(self):
        return [self[name] for name in READINESS]

    def readiness(self) -> dict:
        return {name: self.cleaned_data[name] for name in READINESS if self.cleaned_data[name]}


class ReviewForm(forms.Form):
    held_on = forms.DateField(label=_("Tenu le"), initial=clock.today)
    notes = FreeTextField(
        label=_("Ce qu’on retient"), rows=6, help_text=_("Ce qui a bougé, ce qui a bloqué, ce qu’on change.")
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)


class HandOverForm(forms.Form):
    """Who carries the plan from now on."""

    person = PersonField(label=_("Qui porte le plan maintenant ?"), empty_label=_("Choisissez une personne"))
    end_mandates = forms.BooleanField(
        label=_("Mettre fin aussi à l’accompagnement du milieu par le réseau"), required=False
    )

    def __init__(self, *args, plan, **options):
        super().__init__(*args, **options)
        self.fields["person"].offer(plan)


class PublishForm(forms.Form):
    title = forms.CharField(
        label=_("Titre pour le public"),
        max_length=120,
        help_text=_("Un lieu ou une forme de violence, jamais les deux."),
    )
