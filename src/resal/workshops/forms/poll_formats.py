"""The sheet of each format: what it asks beside the title, the question and the list."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.workshops.enums import PollKind
from resal.workshops.forms.polls import PollForm

ROUND_FROM = 20_000


class DotsForm(PollForm):
    dots = forms.IntegerField(label=gettext_lazy("Points par personne"), min_value=1, max_value=20, initial=5)
    most = forms.IntegerField(
        label=gettext_lazy("Points au plus sur un même enjeu"), min_value=1, max_value=20, initial=3
    )
    own = ("dots", "most")

    def clean(self):
        data = super().clean()
        if (data.get("most") or 0) > (data.get("dots") or 20):
            self.add_error("most", _("C’est plus que les points que chaque personne a."))
        return data


class CriteriaForm(PollForm):
    criteria = forms.CharField(
        label=gettext_lazy("Critères"),
        help_text=gettext_lazy(
            "Un par ligne, de deux à six. Par ordre d’importance si le poids en dépend ; ou « Gravité ; 100 » pour "
            "donner des points, 100 au plus important."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=600,
    )
    weighting = forms.ChoiceField(
        label=gettext_lazy("Poids des critères"),
        choices=[
            ("equal", gettext_lazy("Tous pareils")),
            ("order", gettext_lazy("Selon l’ordre de la liste")),
            ("swing", gettext_lazy("Selon les points écrits")),
        ],
        widget=forms.RadioSelect,
        initial="equal",
        help_text=gettext_lazy("Décidé avant les notes, et gelé à l’ouverture."),
    )
    scale = forms.ChoiceField(
        label=gettext_lazy("Échelle"),
        choices=[("1-5", gettext_lazy("de 1 à 5")), ("0-10", gettext_lazy("de 0 à 10"))],
        widget=forms.RadioSelect,
        initial="1-5",
    )
    own = ("criteria", "weighting", "scale")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if not self.fields["criteria"].initial:
            self.fields["criteria"].initial = "\n".join((_("Ampleur"), _("Gravité"), _("Pouvoir d’agir")))

    def shown_setting(self, name, settings):
        if name == "scale":
            return "-".join(str(end) for end in settings["scale"])
        if name == "criteria" and settings["weighting"] == "swing":
            pairs = zip(settings["criteria"], settings["points"], strict=True)
            return "\n".join(f"{label} ; {points}" for label, points in pairs)
        return "\n".join(settings["criteria"]) if name == "criteria" else settings[name]

    def clean_criteria(self):
        """[(label, points)]"""
        typed = [line.strip() for line in self.cleaned_data["criteria"].splitlines() if line.strip()]
        if not 2 <= len(typed) <= 6:
            raise ValidationError(_("De deux à six critères : au-delà, personne ne les tient en tête."))
        return [self._criterion(line) for line in typed]

    def _criterion(self, line):
        label, bar, points = (part.strip() for part in line.partition(";"))
        if not bar:
            return label[:60], 100
        if not (points.isascii() and points.isdigit()) or int(points) > 100:
            raise ValidationError(_("« %(line)s » : les points vont de 0 à 100.") % {"line": line[:60]})
        return label[:60], int(points)

    def clean(self):
        data = super().clean()
        points = [points for _label, points in data.get("criteria") or []]
        if data.get("weighting") == "swing" and points and max(points) != 100:
            self.add_error("criteria", _("Donnez 100 points au critère le plus important."))
        return data

    def settings(self, kind):
        data = super().settings(kind)
        criteria = data["criteria"]
        return data | {
            "criteria": [label for label, _points in criteria],
            "points": [points for _label, points in criteria],
            "scale": [int(end) for end in data["scale"].split("-")],
        }


class PairsForm(PollForm):
    pairs = forms.IntegerField(
        label=gettext_lazy("Paires par personne, au plus"),
        min_value=5,
        max_value=60,
        initial=20,
        help_text=gettext_lazy("Le plafond empêche qu’une personne très patiente pèse beaucoup."),
    )
    own = ("pairs",)
    takes_ideas_offered = True


class OpinionsForm(PollForm):
    takes_ideas_offered = True


class BudgetForm(PollForm):
    budget = forms.IntegerField(
        label=gettext_lazy("Enveloppe, en dollars"), min_value=10, max_value=1_000_000, initial=10_000
    )
    own = ("budget",)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["lines"].help_text = _(
            "Un projet par ligne, son coût après « ; » : « Ouvrir le gymnase le vendredi ; 3500 »."
        )

    def typed(self, item):
        return f"{super().typed(item)} ; {item.cost}"

    def read(self, number, line):
        """The words, then the cost in whole dollars."""
        words, _bar, cost = (part.strip() for part in line.rpartition(";"))
        cost = cost.replace(" ", "").replace("\u00a0", "").removesuffix("$")
        if not words or not (cost.isascii() and cost.isdigit()) or not 1 <= int(cost) <= 1_000_000:
            raise ValidationError(
                _("Ligne %(number)s : écrivez « projet ; coût », en dollars entiers.") % {"number": number}
            )
        return replace(super().read(number, words), cost=int(cost))

    def clean(self):
        data = super().clean()
        budget = data.get("budget")
        amounts = [budget or 0, *(line.cost for line in data.get("lines") or [])]
        if budget and budget > ROUND_FROM and any(amount % 100 for amount in amounts):
            self.add_error(
                "budget", _("Au-delà de 20 000 $, arrondissez l’enveloppe et les coûts à la centaine.")
            )
        if budget and all(line.cost > budget for line in data.get("lines") or []) and data.get("lines"):
            self.add_error("budget", _("Aucun projet ne tient dans cette enveloppe."))
        return data


class DelphiForm(PollForm):
    scale = forms.ChoiceField(
        label=gettext_lazy("Échelle"),
        choices=[("1-9", gettext_lazy("de 1 à 9")), ("1-5", gettext_lazy("de 1 à 5"))],
        widget=forms.RadioSelect,
        initial="1-9",
    )
    own = ("scale",)

    def shown_setting(self, name, settings):
        return "-".join(str(end) for end in settings["scale"])

    def settings(self, kind):
        data = super().settings(kind)
        return data | {"scale": [int(end) for end in data["scale"].split("-")]}


FORMS: dict[str, type[PollForm]] = {
    PollKind.DOTS: DotsForm,
    PollKind.CRITERIA: CriteriaForm,
    PollKind.PAIRS: PairsForm,
    PollKind.OPINIONS: OpinionsForm,
    PollKind.BUDGET: BudgetForm,
    PollKind.DELPHI: DelphiForm,
}
