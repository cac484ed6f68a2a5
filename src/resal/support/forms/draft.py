"""The public request, page by page. Each form's fields are fields of `SupportRequest`."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.free_text import FreeTextField
from resal.support.consents import PURPOSES
from resal.support.enums import ModuleKind

from .fields import TerritoryField

HELP = [
    (ModuleKind.PORTRAIT, _("Comprendre ce qui se passe (portrait)")),
    (ModuleKind.WORKSHOP, _("Choisir ensemble nos priorités (activité de groupe)")),
    (ModuleKind.PLAN, _("Écrire un plan d’action avec nos partenaires")),
    (ModuleKind.FOLLOW_UP, _("Suivre un plan qui existe déjà")),
    (ModuleKind.EVALUATION, _("Évaluer ce que nous avons fait")),
    (ModuleKind.PRODUCT, _("Faire un guide ou un outil")),
]
YES_NO = [(True, _("Oui")), (False, _("Non"))]
LANGUAGES = [("fr-ca", "Français"), ("en-ca", "English")]


class NeedForm(forms.Form):
    title = FreeTextField(
        label=_("Que voulez-vous changer ?"),
        help_text=_("Une phrase courte. Elle sert de titre à votre demande."),
        rows=1,
        max_length=160,
    )
    kinds = forms.MultipleChoiceField(
        label=_("Quelle aide souhaitez-vous ?"),
        help_text=_("Vous ne savez pas encore ? Laissez vide : on en parlera."),
        choices=HELP,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    wish = FreeTextField(label=_("Autre chose à préciser"), rows=2, required=False)


class ProblemForm(forms.Form):
    problem = FreeTextField(
        label=_("Le problème, dans vos mots"),
        help_text=_("Ce que vous voyez, ce qui inquiète. Deux ou trois phrases suffisent."),
        rows=6,
    )
    since = FreeTextField(label=_("Depuis quand ?"), rows=1, max_length=160, required=False)


class TableForm(forms.Form):
    existing = FreeTextField(label=_("Qu’est-ce qui existe déjà ?"), rows=3, required=False)
    at_table = FreeTextField(
        label=_("Qui est déjà à la table ?"),
        help_text=_("Nommez des organismes, pas des personnes."),
        rows=2,
        required=False,
    )
    missing = FreeTextField(label=_("Qui manque ?"), rows=2, required=False)
    has_documents = forms.TypedChoiceField(
        label=_("Avez-vous des documents à partager ?"),
        help_text=_("Un portrait, un plan, un compte rendu. Vous les ajouterez plus tard."),
        choices=YES_NO,
        coerce=lambda value: value == "True",
        empty_value=None,
        widget=forms.RadioSelect,
        required=False,
    )


class PlaceForm(forms.Form):
    territory = TerritoryField(label=_("Votre quartier ou arrondissement"))
    organisation_name = forms.CharField(
        label=_("Organisme porteur"),
        help_text=_("Celui qui parle pour le milieu : une table jeunesse, une école, un centre."),
        max_length=160,
    )
    deadline = FreeTextField(
        label=_("Avez-vous une échéance ?"),
        help_text=_("Par exemple : avant l’été."),
        rows=1,
        max_length=160,
        required=False,
    )


class ContactForm(forms.Form):
    given_name = forms.CharField(label=_("Prénom"), max_length=80)
    family_name = forms.CharField(label=_("Nom"), max_length=80)
    function = forms.CharField(label=_("Votre fonction"), max_length=120)
    email = forms.EmailField(
        label=_("Courriel au travail"), help_text=_("Le lien pour suivre la demande y est envoyé.")
    )
    phone = forms.CharField(label=_("Téléphone au travail"), max_length=40, required=False)
    language = forms.ChoiceField(
        label=_("On vous écrit en"), choices=LANGUAGES, widget=forms.RadioSelect, initial="fr-ca"
    )
    ticked = forms.MultipleChoiceField(
        label=_("Vous êtes d’accord ?"),
        help_text=_("Cochez seulement si vous le voulez. La réponse à votre demande n’en dépend pas."),
        choices=[(purpose.code, purpose.words) for purpose in PURPOSES.values()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


@dataclass(frozen=True, slots=True)
class Step:
    slug: str
    title: str
    form: type[forms.Form]
    lead: str = ""


STEPS = {
    step.slug: step
    for step in (
        Step("besoin", _("Votre besoin"), NeedForm),
        Step("probleme", _("Le problème"), ProblemForm),
        Step(
            "table", _("Autour de la table"), TableForm, _("Tout est facultatif : écrivez ce que vous savez.")
        ),
        Step("milieu", _("Votre milieu"), PlaceForm),
        Step(
            "contact",
            _("Vous joindre"),
            ContactForm,
            _("Vos coordonnées de travail seulement. Elles servent à répondre à cette demande."),
        ),
    )
}


class LaterForm(forms.Form):
    email = forms.EmailField(
        label=_("Votre courriel"), help_text=_("On y envoie le lien de votre brouillon, rien d’autre.")
    )


class MissingAnswers(forms.Form):
    """The check page: what must be there before the request can leave."""

    REQUIRED = {
        "title": "besoin",
        "problem": "probleme",
        "territory": "milieu",
        "organisation_name": "milieu",
        "given_name": "contact",
        "family_name": "contact",
        "function": "contact",
        "email": "contact",
    }

    def __init__(self, *args, draft, **kwargs):
        super().__init__(*args, **kwargs)
        self.draft = draft

    def clean(self):
        pages = {page for name, page in self.REQUIRED.items() if not getattr(self.draft, name)}
        for slug in STEPS:
            if slug in pages:
                self.add_error(
                    None,
                    _("Il manque une réponse à la page « %(page)s ».") % {"page": STEPS[slug].title},
                )
