"""What is asked to prepare a consultation: the same sheet for all formats, and the settings of each."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.core.free_text import FreeTextField
from resal.directory.models import Milieu, Sector
from resal.workshops.actions.answering import LONGEST_IDEA
from resal.workshops.actions.polling import Line
from resal.workshops.domain.polls import rules_of
from resal.workshops.domain.wording import word_count

MOST_WORDS = 25
LINES_HELP = gettext_lazy(
    "Un par ligne, court. Pour l’offrir aussi en anglais : « Manque de lieux le soir | Nowhere to go at night »."
)


class PollForm(forms.Form):
    """The sheet of a consultation. A format adds its settings, listed in `own`."""

    milieu = forms.ModelChoiceField(
        Milieu.objects.none(),
        label=gettext_lazy("Milieu"),
        to_field_name="public_id",
        empty_label=gettext_lazy("Choisissez un milieu"),
    )
    title = forms.CharField(label=gettext_lazy("Titre"), max_length=160)
    question = FreeTextField(
        label=gettext_lazy("La question"),
        help_text=gettext_lazy("Une seule, que tout le monde comprend de la même façon."),
        rows=2,
        max_length=300,
    )
    lines = FreeTextField(label=gettext_lazy("La liste"), help_text=LINES_HELP, rows=8, max_length=12000)
    head_count = forms.IntegerField(
        label=gettext_lazy("Personnes qui répondent, au plus"), min_value=3, max_value=1000, initial=30
    )
    closes_on = forms.DateField(
        label=gettext_lazy("Dernier jour pour répondre"),
        required=False,
        help_text=gettext_lazy(
            "Vide : dans la salle, vous terminez vous-même. Le dépouillement se fait à minuit."
        ),
    )
    steps = forms.CharField(
        label=gettext_lazy("Étapes dans la salle"),
        help_text=gettext_lazy("Une par ligne, les minutes après « ; ». Vide si tout se fait par lien."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1200,
        required=False,
    )
    own: tuple[str, ...] = ()
    takes_ideas_offered = False

    def __init__(self, *args, milieux=None, poll=None, steps=(), **options):
        super().__init__(*args, **options)
        if poll is not None:
            del self.fields["milieu"]
            self._fill(poll)
        else:
            self.fields["milieu"].queryset = milieux.by_name()
            offered = list(milieux[:2])
            if len(offered) == 1:
                self.fields["milieu"].initial = offered[0].public_id
            self.fields["steps"].initial = typed_steps(steps)
        if self.takes_ideas_offered:
            self.fields["takes_ideas"] = forms.BooleanField(
                label=_("Les personnes peuvent proposer des éléments ; vous les lisez avant de les offrir"),
                required=False,
                initial=poll.takes_ideas if poll else True,
            )
        last = ("head_count", "closes_on", "takes_ideas", "steps")
        self.order_fields(["milieu", "title", "question", "lines", *self.own, *last])

    def _fill(self, poll):
        """What stands already."""
        for name in ("title", "head_count", "closes_on"):
            self.fields[name].initial = getattr(poll, name)
        self.fields["question"].initial = str(poll.question or "")
        self.fields["lines"].initial = "\n".join(self.typed(item) for item in poll.items.shown().in_order())
        self.fields["steps"].initial = typed_steps(poll.settings.get("steps", ()))
        for name in self.own:
            self.fields[name].initial = self.shown_setting(name, poll.settings)

    def shown_setting(self, name, settings):
        return settings[name]

    def typed(self, item):
        """An item as it is typed."""
        return f"{item.wording} | {item.wording_en}" if item.wording_en else str(item.wording)

    def clean_lines(self):
        typed = [line.strip() for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        lines = [self.read(number, line) for number, line in enumerate(typed, start=1)]
        if len(lines) < 2:
            raise ValidationError(_("Écrivez au moins deux éléments, un par ligne."))
        said = [line.words.casefold() for line in lines]
        twice = next((line for line in lines if said.count(line.words.casefold()) > 1), None)
        if twice:
            raise ValidationError(_("« %(words)s » est écrit deux fois.") % {"words": twice.words})
        return lines

    def read(self, number, line):
        words, _bar, words_en = (part.strip() for part in line.partition("|"))
        if not 0 < word_count(words) <= MOST_WORDS:
            raise ValidationError(
                _("Ligne %(number)s : %(most)s mots au plus.") % {"number": number, "most": MOST_WORDS}
            )
        return Line(words, words_en)

    def clean_steps(self):
        """[[label, minutes]]"""
        typed = [line for line in self.cleaned_data["steps"].splitlines() if line.strip()]
        return [self._step(number, line) for number, line in enumerate(typed, start=1)]

    def _step(self, number, line):
        label, _bar, minutes = (part.strip() for part in line.rpartition(";"))
        if not label or not (minutes.isascii() and minutes.isdigit()) or not 1 <= int(minutes) <= 240:
            raise ValidationError(
                _("Étape %(number)s : écrivez « ce qu’on fait ; 10 », de 1 à 240 minutes.")
                % {"number": number}
            )
        return [label[:120], int(minutes)]

    def settings(self, kind):
        data = self.cleaned_data
        return rules_of(kind).DEFAULTS | {name: data[name] for name in self.own} | {"steps": data["steps"]}

    def details(self, kind):
        """What the action takes beside the milieu, the question and the list."""
        data = self.cleaned_data
        return {
            "title": data["title"],
            "settings": self.settings(kind),
            "takes_ideas": data.get("takes_ideas", False),
            "head_count": data["head_count"],
            "closes_on": data["closes_on"],
        }


def typed_steps(steps):
    """Steps as they are typed."""
    return "\n".join(f"{label} ; {minutes}" for label, minutes in steps)


class ProposalForm(forms.Form):
    """Three numbers, and the format that usually suits."""

    issues = forms.IntegerField(
        label=gettext_lazy("Enjeux déjà connus"),
        min_value=0,
        max_value=500,
        help_text=gettext_lazy("0 si la salle les écrira."),
    )
    people = forms.IntegerField(label=gettext_lazy("Personnes"), min_value=3, max_value=5000)
    together = forms.ChoiceField(
        label=gettext_lazy("Où"),
        choices=[
            ("oui", gettext_lazy("dans une même salle")),
            ("non", gettext_lazy("chacun de son côté, par lien")),
        ],
    )


class SecondRoundForm(forms.Form):
    closes_on = forms.DateField(label=gettext_lazy("Dernier jour du deuxième tour"), required=False)


class ItemForm(forms.Form):
    words = FreeTextField(label=gettext_lazy("Votre proposition"), rows=2, max_length=LONGEST_IDEA)


class PlaceForm(forms.Form):
    """A sector: nothing else is asked."""

    sector = forms.ModelChoiceField(
        label=gettext_lazy("Votre secteur"),
        queryset=Sector.objects.none(),
        to_field_name="code",
        error_messages={"required": gettext_lazy("Choisissez votre secteur.")},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["sector"].queryset = Sector.objects.offered()


class CodeForm(forms.Form):
    """A personal code says the sector: nothing else is asked."""

    card = forms.CharField(
        label=gettext_lazy("Votre code"),
        max_length=20,
        error_messages={"required": gettext_lazy("Écrivez le code que vous avez reçu.")},
    )


class KeptForm(forms.Form):
    """What the group keeps, once it has seen the count: the group decides, not the formula."""

    items = forms.MultipleChoiceField(
        label=gettext_lazy("Retenus par le groupe"), widget=forms.CheckboxSelectMultiple
    )
    reason = FreeTextField(
        label=gettext_lazy("Raison, si un élément n’était pas en tête"),
        rows=2,
        max_length=300,
        required=False,
    )

    def __init__(self, *args, items, **options):
        super().__init__(*args, **options)
        self.fields["items"].choices = [(str(item.number), item.words) for item in items]

    def clean_items(self):
        return [int(number) for number in self.cleaned_data["items"]]
