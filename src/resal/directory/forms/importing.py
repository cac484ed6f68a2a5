"""Bringing a list in: the file, how it is read, one row, the unknown organisations."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core import uploads
from resal.directory.importing.expertise import as_text
from resal.directory.importing.fields import COMPETENCE
from resal.directory.importing.meaning import Meaning
from resal.directory.importing.wording import COLUMNS, issue
from resal.directory.models import ListImport, Organisation, Sector, StagedRow, Term, Territory, Vocabulary
from resal.directory.staging import vocabularies
from resal.directory.staging.organisations import NEW, THERE, Unknown, is_choice

ENCODINGS = [
    ("utf-8", "UTF-8"),
    ("utf-8-sig", _("UTF-8 avec sa marque")),
    ("cp1252", "Windows-1252"),
    ("mac_roman", "Mac OS Roman"),
    ("cp850", "MS-DOS (cp850)"),
    ("utf-16", "UTF-16"),
    ("utf-16-le", "UTF-16 LE"),
    ("utf-16-be", "UTF-16 BE"),
]
DELIMITERS = [
    (";", _("point-virgule")),
    (",", _("virgule")),
    ("\t", _("tabulation")),
    ("|", _("barre verticale")),
]
MOST_COLUMNS = 60
ASIDE = "-"


class UploadForm(forms.Form):
    file = uploads.DocumentField(
        label=_("Fichier"),
        allowed=uploads.LISTS,
        help_text=_("CSV, TXT, XLSX, XLS ou ODS, jusqu’à 10 Mo."),
    )


class EncodingForm(forms.Form):
    """The one question that an eye answers: are the accents right?"""

    encoding = forms.ChoiceField(label=_("Encodage"), choices=ENCODINGS)


class ReadingForm(forms.Form):
    """How the file is read: encoding and delimiter of a text, sheet of a workbook, line of the header, columns."""

    encoding = forms.ChoiceField(label=_("Encodage"), choices=ENCODINGS)
    delimiter = forms.ChoiceField(label=_("Séparateur"), choices=DELIMITERS)
    sheet = forms.ChoiceField(label=_("Feuille"))
    header_row = forms.IntegerField(label=_("Ligne des titres"), min_value=1, max_value=200)

    def __init__(self, *args, staged: ListImport, **kwargs):
        initial = {name: getattr(staged, name) for name in ("encoding", "delimiter", "sheet", "header_row")}
        super().__init__(*args, initial=initial, **kwargs)
        self.staged = staged
        self.fields["sheet"].choices = [(name, name) for name in staged.sheets]
        for name in ("encoding", "delimiter") if staged.sheets else ("sheet",):
            del self.fields[name]
        words = [(ASIDE, _("(laisser de côté)")), *COLUMNS.items()]
        known = {line.code: line for line in Term.objects.of(Vocabulary.COMPETENCE).in_order()}
        for place, (cell, column) in enumerate(self._columns()):
            choices = list(words)
            if column.startswith(COMPETENCE):
                code = column.removeprefix(COMPETENCE)
                choices.append((column, str(known[code]) if code in known else code))
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=cell, choices=choices, initial=column or ASIDE
            )

    def _columns(self) -> Iterator[tuple[str, str]]:
        pairs = zip(self.staged.header, self.staged.columns, strict=True)
        return (pair for pair in list(pairs)[:MOST_COLUMNS] if pair[0])

    def chosen(self) -> dict[str, Any]:
        """Columns count only under the header that was shown."""
        names = ("encoding", "delimiter", "sheet", "header_row")
        choices = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        if choices["header_row"] == self.staged.header_row:
            said = {
                cell: self.cleaned_data[f"column_{place}"].replace(ASIDE, "")
                for place, (cell, _column) in enumerate(self._columns())
            }
            if said != dict(self._columns()):
                choices["columns"] = said
        return choices


class RowForm(forms.Form):
    given = forms.CharField(label=_("Prénom"), max_length=80)
    family = forms.CharField(label=_("Nom de famille"), max_length=80)
    email = forms.EmailField(label=_("Courriel professionnel"), required=False)
    organisation = forms.CharField(label=_("Organisme"), max_length=160)
    sector = forms.ModelChoiceField(
        Sector.objects.none(),
        label=_("Secteur"),
        required=False,
        to_field_name="code",
        help_text=_("Seulement si l’organisme est nouveau dans l’annuaire."),
    )
    title = forms.CharField(label=_("Fonction"), max_length=120, required=False)
    phone = forms.CharField(label=_("Téléphone au travail"), max_length=40, required=False)
    hours = forms.IntegerField(
        label=_("Heures disponibles par trimestre"), min_value=0, max_value=500, required=False
    )
    joined = forms.DateField(label=_("Membre depuis"), required=False)
    expertise = forms.CharField(
        label=_("Expertises"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Une par ligne, le niveau de 1 à 4 entre parenthèses : Médiation (3, peut former)."),
    )
    languages = forms.ModelMultipleChoiceField(
        Term.objects.none(),
        label=_("Langues"),
        required=False,
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
    )
    territories = forms.ModelMultipleChoiceField(
        Territory.objects.none(), label=_("Territoires"), required=False, to_field_name="code"
    )

    def __init__(self, *args, row: StagedRow, **kwargs):
        self.meaning = Meaning(vocabularies.current())
        super().__init__(*args, initial=self._initial(row), **kwargs)
        self.fields["sector"].queryset = Sector.objects.offered()
        self.fields["languages"].queryset = Term.objects.of(Vocabulary.LANGUAGE).offered()
        self.fields["territories"].queryset = Territory.objects.offered()

    def _initial(self, row: StagedRow) -> dict[str, Any]:
        """What was understood; where nothing was, the words of the list themselves."""
        initial = dict(row.final)
        if row.mended is None:
            for name in ("email", "phone"):
                initial[name] = initial.get(name) or row.unread.get(name)
        if initial.get("hours") is not None:
            initial["hours"] = round(initial["hours"])
        initial["expertise"] = as_text(self.meaning.vocabularies.competences, initial.get("expertise", []))
        return initial

    def clean_expertise(self) -> list[dict[str, Any]]:
        known, issues = self.meaning.expertise(self.cleaned_data["expertise"])
        if issues:
            raise forms.ValidationError([issue(code).capitalize() + "." for code in issues])
        return [{"competence": one.competence, "level": one.level, "can": list(one.can)} for one in known]

    def values(self) -> dict[str, Any]:
        """As a row holds them."""
        clean = self.cleaned_data
        return clean | {
            "email": clean["email"].lower() or None,
            "phone": clean["phone"] or None,
            "sector": clean["sector"].code if clean["sector"] else None,
            "sector_family": clean["sector"].family.code if clean["sector"] else None,
            "joined": clean["joined"].isoformat() if clean["joined"] else None,
            "languages": [line.code for line in clean["languages"]],
            "territories": [line.code for line in clean["territories"]],
        }


class OrganisationsForm(forms.Form):
    """For each unknown organisation: new in a sector, or one that the directory has under another name."""

    def __init__(self, *args, unknown: list[Unknown], **kwargs):
        super().__init__(*args, **kwargs)
        self.unknown = unknown
        new = [(f"{NEW}{sector.code}", sector.name) for sector in Sector.objects.offered()]
        there = Organisation.objects.active().by_name().values_list("public_id", "name")
        choices = [
            ("", _("choisir…")),
            (_("Nouvel organisme, secteur :"), new),
            (_("C’est cet organisme de l’annuaire :"), [(f"{THERE}{code}", name) for code, name in there]),
        ]
        for place, one in enumerate(unknown):
            self.fields[f"organisation_{place}"] = forms.ChoiceField(
                label=one.name, choices=choices, initial=one.choice if is_choice(one.choice) else ""
            )

    def chosen(self) -> dict[str, str]:
        return {one.key: self.cleaned_data[f"organisation_{place}"] for place, one in enumerate(self.unknown)}


class ConfirmForm(forms.Form):
    """`there` people are in the directory already, `rest` rows have no decision."""

    updates = forms.BooleanField(required=False, label=_("Mettre à jour les personnes déjà dans l’annuaire"))
    leave_rest = forms.BooleanField(required=False, label=_("Laisser de côté les lignes encore à vérifier"))

    def __init__(self, *args, there: int, rest: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["updates"].help_text = _(
            "Ce que dit la liste remplace ce que dit leur fiche ; une case vide ne remplace rien. "
            "Sans cela, leurs fiches ne changent pas."
        )
        for name, count in (("updates", there), ("leave_rest", rest)):
            if not count:
                del self.fields[name]
