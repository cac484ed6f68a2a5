"""What is typed at the end: notes, decision, dissents, commitments."""

from django import forms
from django.utils.translation import gettext_lazy

from resal.core.free_text import FreeTextField
from resal.directory.models import Organisation
from resal.workshops.models import Issue

PEARL = (
    ("P", gettext_lazy("Pertinence : ce n’est pas notre rôle")),
    ("E", gettext_lazy("Économie : le coût dépasse le gain")),
    ("A", gettext_lazy("Acceptabilité : le milieu n’en voudrait pas")),
    ("R", gettext_lazy("Ressources : il n’y en a pas")),
    ("L", gettext_lazy("Légalité : il faudrait un pouvoir que personne n’a ici")),
)


class IssueChoices(forms.ModelMultipleChoiceField):
    def label_from_instance(self, issue):
        return f"{issue.label} – {issue.words}"


class OneIssue(forms.ModelChoiceField):
    def label_from_instance(self, issue):
        return f"{issue.label} – {issue.words}"


class DiscussionForm(forms.Form):
    words = FreeTextField(
        label=gettext_lazy("Ce que la salle en dit"),
        help_text=gettext_lazy("Deux ou trois phrases. Aucun nom, aucun cas."),
        required=False,
        rows=3,
    )


class BlocksForm(forms.Form):
    words = FreeTextField(label=gettext_lazy("Qu’est-ce qui bloque ?"), required=False, rows=2)


class CriteriaForm(forms.Form):
    size = forms.IntegerField(
        label=gettext_lazy("A : ampleur (0 à 10)"), min_value=0, max_value=10, required=False
    )
    seriousness = forms.IntegerField(
        label=gettext_lazy("B : gravité (0 à 10)"), min_value=0, max_value=10, required=False
    )
    effectiveness = forms.IntegerField(
        label=gettext_lazy("C : ce qu’on peut y faire (0 à 10)"), min_value=0, max_value=10, required=False
    )
    pearl_no = forms.MultipleChoiceField(
        label=gettext_lazy("La réponse est non pour…"),
        choices=PEARL,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    pearl_reason = FreeTextField(label=gettext_lazy("Pourquoi non"), required=False, rows=1)


class ProblemForm(forms.Form):
    title = FreeTextField(label=gettext_lazy("Problème retenu, en quelques mots"), rows=1, max_length=160)
    issues = IssueChoices(
        Issue.objects.none(),
        label=gettext_lazy("Enjeux qu’il réunit"),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = FreeTextField(
        label=gettext_lazy("Pourquoi, s’il ne suit pas l’ordre du vote"),
        required=False,
        rows=1,
    )

    def __init__(self, *args, issues, **options):
        super().__init__(*args, **options)
        self.fields["issues"].queryset = issues


class PassOnForm(forms.Form):
    issue = OneIssue(Issue.objects.none(), label=gettext_lazy("Enjeu"))
    to = forms.CharField(
        label=gettext_lazy("Transmis à"),
        max_length=160,
        help_text=gettext_lazy("Le service ou l’organisme qui peut agir."),
    )

    def __init__(self, *args, issues, **options):
        super().__init__(*args, **options)
        self.fields["issue"].queryset = issues


class WithOrganisation(forms.Form):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=gettext_lazy("Organisme"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = Organisation.objects.active().by_name()


class DissentForm(WithOrganisation):
    words = FreeTextField(label=gettext_lazy("Sa dissidence, dans ses mots"), rows=2, max_length=600)


class CommitmentForm(WithOrganisation):
    what = FreeTextField(label=gettext_lazy("Ce qu’il fera"), rows=1, max_length=300)
    due = forms.DateField(label=gettext_lazy("Pour quand"), required=False)
    approval_by = forms.CharField(
        label=gettext_lazy("Sous réserve d’approbation : par qui"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Une fonction ou une instance : direction, conseil d’administration."),
    )
    approval_due = forms.DateField(label=gettext_lazy("Réponse attendue le"), required=False)
