"""Self-assessment: opening it, answering it, loading the words of its items."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.core import clock
from resal.core.free_text import FreeTextField
from resal.plans.domain import wordings
from resal.plans.domain.partnership import ITEMS, TIES
from resal.plans.enums import Moment, Tool
from resal.plans.models import Wording
from resal.plans.partnership import TIE_WORDS

DAYS = timedelta(days=14)

AGREES = [
    ("1", gettext_lazy("pas du tout")),
    ("2", gettext_lazy("un peu")),
    ("3", gettext_lazy("assez")),
    ("4", gettext_lazy("tout à fait")),
]


class OpenSurveyForm(forms.Form):
    tool = forms.ChoiceField(label=gettext_lazy("Outil"), choices=Tool.choices, widget=forms.RadioSelect)
    moment = forms.ChoiceField(label=gettext_lazy("Moment"), choices=Moment.choices, widget=forms.RadioSelect)
    closes_on = forms.DateField(label=gettext_lazy("Réponses jusqu’au"), initial=lambda: clock.today() + DAYS)


class AnswersForm(forms.Form):
    """Every item may be left out; what was not answered is not counted."""

    def __init__(self, *args, tool: Tool, **options):
        super().__init__(*args, **options)
        asked = _partnership() if tool == Tool.PARTNERSHIP else [(n, TIE_WORDS[n], AGREES) for n in TIES]
        for number, sentence, answers in asked:
            self.fields[str(number)] = forms.ChoiceField(
                label=f"{number}. {sentence}", choices=answers, widget=forms.RadioSelect, required=False
            )


def _partnership() -> list:
    return [(one.number, one.item, one.answers) for one in Wording.objects.order_by("number")]


class ChosenForm(forms.Form):
    words = FreeTextField(
        label=gettext_lazy("Ce que le groupe choisit de travailler"), rows=3, max_length=600
    )


class WordingsForm(forms.Form):
    french = forms.CharField(
        label=gettext_lazy("Les dix-huit énoncés"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "Copiez-les d’un tableur : une ligne par énoncé, cinq colonnes (numéro, énoncé, réponses A, B et C)."
        ),
    )
    english = forms.CharField(
        label=gettext_lazy("Les mêmes en anglais"), widget=forms.Textarea(attrs={"rows": 6}), required=False
    )

    def clean_french(self):
        return self._rows("french")

    def clean_english(self):
        return self._rows("english")

    def _rows(self, name: str) -> list[wordings.Row]:
        rows, problems = wordings.read(self.cleaned_data[name], last=ITEMS[-1])
        if problems:
            raise forms.ValidationError([_said(problem) for problem in problems[:5]])
        return rows


def _said(problem: wordings.Problem) -> str:
    why = {
        "cells": _("il faut cinq colonnes"),
        "number": _("le numéro va de 1 à 18"),
        "twice": _("ce numéro est déjà là"),
        "empty": _("une case est vide"),
        "long": _("une case dépasse 400 signes"),
    }[problem.fault]
    return _("Ligne %(line)s : %(why)s.") % {"line": problem.line, "why": why}
