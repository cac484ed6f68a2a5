"""What is typed at the console while the room works."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.core.free_text import FreeTextField
from resal.directory.models import Organisation, Sector
from resal.workshops.actions.gathering import LONGEST
from resal.workshops.domain import paper


class IdeaForm(forms.Form):
    words = FreeTextField(label=gettext_lazy("Idée dite ou écrite sur une carte"), rows=1, max_length=LONGEST)


class IssueForm(forms.Form):
    wording = FreeTextField(label=gettext_lazy("Enjeu, quinze mots au plus"), rows=1, max_length=200)
    wording_en = FreeTextField(label=gettext_lazy("En anglais"), rows=1, max_length=200, required=False)

    def __init__(self, *args, in_english=True, ideas=None, **options):
        super().__init__(*args, **options)
        if not in_english:
            del self.fields["wording_en"]
        if ideas is not None:
            self.fields["ideas"] = forms.ModelMultipleChoiceField(
                ideas,
                label=_("Idées qui disent la même chose"),
                widget=forms.CheckboxSelectMultiple,
                required=False,
            )

    def clean(self):
        return {"wording_en": "", "ideas": [], **self.cleaned_data}


class PaperSeatsForm(forms.Form):
    sector = forms.ModelChoiceField(Sector.objects.none(), label=gettext_lazy("Secteur"))
    people = forms.IntegerField(
        label=gettext_lazy("Personnes sur papier"), min_value=1, max_value=60, initial=1
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["sector"].queryset = Sector.objects.offered()


class HeadCountForm(forms.Form):
    head_count = forms.IntegerField(label=gettext_lazy("Places de vote"), min_value=3, max_value=500)


class PresenceForm(forms.Form):
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Organismes présents"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, workshop, **options):
        super().__init__(*args, **options)
        invited = workshop.guests.values("organisation")
        self.fields["organisations"].queryset = Organisation.objects.filter(pk__in=invited).by_name()


class PaperForm(forms.Form):
    """One paper ballot a line: the group's number when there are several, then the choices in order."""

    lines = forms.CharField(
        label=gettext_lazy("Bulletins"),
        widget=forms.Textarea(
            attrs={"rows": 4, "inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
        ),
        max_length=20000,
    )

    def __init__(self, *args, groups, **options):
        super().__init__(*args, **options)
        self.groups = groups

    def clean_lines(self):
        """[(group code, choices)]"""
        typed = [line for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        return [self._ballot(number, line) for number, line in enumerate(typed, start=1)]

    def _ballot(self, place, line):
        try:
            numbers = paper.numbers(line)
        except paper.Unreadable as piece:
            raise ValidationError(
                _("Ligne %(line)s : « %(piece)s » n’est pas un numéro.") % {"line": place, "piece": piece}
            ) from piece
        if len(self.groups) == 1:
            return self.groups[0]["code"], numbers
        if not numbers or not 1 <= numbers[0] <= len(self.groups):
            raise ValidationError(
                _("Ligne %(line)s : commencez par le numéro du groupe, de 1 à %(most)s.")
                % {"line": place, "most": len(self.groups)}
            )
        return self.groups[numbers[0] - 1]["code"], numbers[1:]
