"""What is asked before the room."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.accounts.models import Person
from resal.core.free_text import FreeTextField
from resal.directory.models import Member, Milieu, Organisation
from resal.workshops.domain import scripts
from resal.workshops.domain.wording import MOST_WORDS, fits
from resal.workshops.enums import PoliceRole, Script, StepKind
from resal.workshops.models import Workshop

QUESTION = {
    "label": gettext_lazy("La question posée à la salle"),
    "help_text": gettext_lazy(
        "Une seule. Par exemple : « Qu’est-ce qui empêche les jeunes de notre quartier d’être en sécurité ? »"
    ),
    "rows": 2,
    "max_length": 300,
}
SUPPORT_HELP = gettext_lazy(
    "Quelqu’un à qui parler si un sujet remue. Cette personne n’anime pas ; la salle n’ouvre pas sans elle. "
    "Son nom est effacé à la fin."
)


def issue_lines(text: str) -> list[str]:
    """One issue a line; a form refuses the first that is too long."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines, start=1):
        if not fits(line):
            raise ValidationError(
                _("Ligne %(number)s : %(most)s mots au plus.") % {"number": number, "most": MOST_WORDS}
            )
    return lines


class IssuesForm(forms.Form):
    issues = FreeTextField(
        label=gettext_lazy("Enjeux déjà connus"),
        help_text=gettext_lazy("Un par ligne, quinze mots au plus. Vous pourrez en ajouter dans la salle."),
        rows=5,
        required=False,
    )

    def clean_issues(self):
        return issue_lines(self.cleaned_data["issues"])


class NewWorkshopForm(IssuesForm):
    """The shortest way to a room: where, the question, the issues, who supports."""

    field_order = ["milieu", "title", "question", "script", "issues", "head_count", "support_name", "held_on"]

    milieu = forms.ModelChoiceField(
        Milieu.objects.none(),
        label=gettext_lazy("Milieu"),
        to_field_name="public_id",
        empty_label=gettext_lazy("Choisissez un milieu"),
    )
    title = forms.CharField(label=gettext_lazy("Titre"), max_length=160)
    question = FreeTextField(**QUESTION)
    script = forms.ChoiceField(
        label=gettext_lazy("Déroulement"),
        choices=Script.choices,
        widget=forms.RadioSelect,
        initial=Script.EXPRESS,
        help_text=gettext_lazy(
            "Première fois ? Commencez par un vote express : tout le reste se règle après."
        ),
    )
    head_count = forms.IntegerField(
        label=gettext_lazy("Personnes qui votent, au plus"), min_value=3, max_value=500, initial=20
    )
    support_name = forms.CharField(
        label=gettext_lazy("Personne-ressource de soutien"),
        max_length=120,
        required=False,
        help_text=SUPPORT_HELP,
    )
    held_on = forms.DateField(label=gettext_lazy("Date"), required=False)

    def __init__(self, *args, milieux, **options):
        super().__init__(*args, **options)
        self.fields["milieu"].queryset = milieux.by_name()
        offered = list(milieux[:2])
        if len(offered) == 1:
            self.fields["milieu"].initial = offered[0].public_id


class SheetForm(forms.ModelForm):
    question = FreeTextField(required=False, **QUESTION)
    police = forms.ChoiceField(
        label=gettext_lazy("Place de la police"),
        choices=PoliceRole.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("C’est le milieu qui décide."),
    )

    class Meta:
        model = Workshop
        fields = [
            "title",
            "held_on",
            "starts_at",
            "place",
            "head_count",
            "support_name",
            "police",
            "remote_host",
            "in_english",
            "moderated",
            "in_tables",
        ]
        help_texts = {
            "support_name": SUPPORT_HELP,
            "remote_host": gettext_lazy(
                "Si des personnes suivent à distance : qui les accueille, leur donne leur tour et suit l’écran "
                "avec elles."
            ),
            "in_tables": gettext_lazy(
                "À partir de quatorze personnes. Chaque téléphone dit sa table, les secteurs y sont mêlés ; les "
                "idées gardent leur table, et la salle les regroupe ensemble."
            ),
            "moderated": gettext_lazy("Utile quand la salle est grande ; d’habitude, on s’en passe."),
        }

    field_order = [
        "title",
        "question",
        "held_on",
        "starts_at",
        "place",
        "head_count",
        "support_name",
        "police",
    ]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["head_count"].min_value = 3
        self.fields["question"].initial = str(self.instance.question or "")

    def clean_head_count(self):
        count = self.cleaned_data["head_count"]
        if not 3 <= count <= 500:
            raise ValidationError(_("Écrivez un nombre entre 3 et 500."))
        return count


class AgendaForm(forms.Form):
    """Each step: its place (empty = not done) and its minutes."""

    slack = forms.IntegerField(
        label=gettext_lazy("Marge"), min_value=0, max_value=scripts.LONGEST, widget=forms.NumberInput
    )

    def __init__(self, *args, steps, slack, **options):
        super().__init__(*args, **options)
        self.fields["slack"].initial = slack
        planned = {step.kind: step for step in steps}
        usual = dict(scripts.LINES[Script.FULL])
        for kind in StepKind:
            step = planned.get(kind)
            self.fields[f"place_{kind.value}"] = forms.IntegerField(
                label=_("Ordre de « %(step)s »") % {"step": kind.label},
                min_value=1,
                max_value=99,
                required=False,
                initial=step.position if step else None,
            )
            self.fields[f"minutes_{kind.value}"] = forms.IntegerField(
                label=_("Minutes de « %(step)s »") % {"step": kind.label},
                min_value=1,
                max_value=scripts.LONGEST,
                required=False,
                initial=step.minutes if step else usual[kind],
            )

    def rows(self):
        """(kind, place field, minutes field), the planned ones first, in their order."""
        rows = [
            (kind, self[f"place_{kind.value}"], self[f"minutes_{kind.value}"], self._place(kind))
            for kind in StepKind
        ]
        return sorted(rows, key=lambda row: row[3])

    def lines(self):
        """The agenda that was typed: (kind, minutes) in order."""
        kept = [
            (self.cleaned_data[f"place_{kind.value}"], kind) for kind in StepKind if self._typed_place(kind)
        ]
        return [
            (kind.value, self.cleaned_data.get(f"minutes_{kind.value}") or 5)
            for _place, kind in sorted(kept, key=lambda pair: pair[0])
        ]

    def _typed_place(self, kind):
        return self.cleaned_data.get(f"place_{kind.value}")

    def _place(self, kind):
        place = self[f"place_{kind.value}"].value()
        return int(place) if str(place or "").isdigit() else 100


class FactsForm(forms.Form):
    """Three facts, each with its source."""

    def __init__(self, *args, facts=(), **options):
        super().__init__(*args, **options)
        known = {fact.position: fact for fact in facts}
        for position in (1, 2, 3):
            fact = known.get(position)
            self.fields[f"words_{position}"] = FreeTextField(
                label=_("Fait %(number)s") % {"number": position},
                rows=2,
                max_length=300,
                required=False,
                initial=str(fact.words) if fact else "",
            )
            self.fields[f"source_{position}"] = forms.CharField(
                label=_("Source du fait %(number)s") % {"number": position},
                max_length=200,
                required=False,
                initial=fact.source if fact else "",
            )

    def facts(self):
        data = self.cleaned_data
        return [(data[f"words_{position}"], data[f"source_{position}"]) for position in (1, 2, 3)]


class GuestsForm(forms.Form):
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.none(),
        label=gettext_lazy("Organismes invités"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Aucune personne n’est nommée : l’organisme envoie qui il veut."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["organisations"].queryset = Organisation.objects.active().by_name()


class FacilitatorForm(forms.Form):
    person = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("Ajouter quelqu’un à l’animation")
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        members = Member.objects.active().values("person")
        self.fields["person"].queryset = Person.objects.active().filter(pk__in=members).by_name()
