from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.free_text import FreeTextField
from resal.directory.models import Expertise, Sector, Term, Territory, Vocabulary
from resal.support.enums import Aim, AskStatus

from .fields import TerritoryField, day_input

NEEDED, WISHED = 4, 3


def _small(label, **options):
    return forms.IntegerField(label=label, min_value=1, **options)


class NeedsForm(forms.Form):
    """What a team must bring, in one page: competences, then languages, place and sectors."""

    on = forms.DateField(label=_("Jour prévu"), widget=day_input())
    hours = _small(_("Heures demandées à chaque personne"), max_value=500, initial=8)
    languages = forms.ModelMultipleChoiceField(
        Term.objects.none(),
        label=_("Langues que l’équipe doit parler"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    territory = TerritoryField(label=_("Territoire à connaître"), required=False)
    territory_count = _small(
        _("Combien de personnes doivent le connaître"), max_value=20, initial=1, required=False
    )
    min_sectors = _small(_("Secteurs différents, au moins"), max_value=20, required=False)
    must_sectors = forms.ModelMultipleChoiceField(
        Sector.objects.none(),
        label=_("Secteurs qui doivent y être"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    max_size = _small(_("Personnes, au plus"), max_value=50, required=False)
    max_per_org = _small(_("Personnes du même organisme, au plus"), max_value=50, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        competences = Term.objects.of(Vocabulary.COMPETENCE).offered()
        self.fields["languages"].queryset = Term.objects.of(Vocabulary.LANGUAGE).offered()
        self.fields["must_sectors"].queryset = Sector.objects.offered()
        choices = [("", _("Choisissez…")), *((term.code, term.name) for term in competences)]
        for n in range(1, NEEDED + 1):
            self._row("need", _("Expertise nécessaire %(n)s"), n, choices)
            self.fields[f"need_{n}_count"] = _small(_("Combien de personnes"), max_value=20, required=False)
        for n in range(1, WISHED + 1):
            self._row("wish", _("Expertise souhaitée %(n)s"), n, choices)
        rows = [name for name in self.fields if name.startswith(("need_", "wish_"))]
        self.order_fields(["on", "hours", *rows])

    def _row(self, kind, label, n, choices):
        self.fields[f"{kind}_{n}"] = forms.ChoiceField(
            label=label % {"n": n}, choices=choices, required=False
        )
        self.fields[f"{kind}_{n}_level"] = forms.TypedChoiceField(
            label=_("Niveau, au moins"),
            choices=Expertise.Level,
            coerce=int,
            empty_value=None,
            initial=Expertise.Level.PRACTISES,
            required=False,
        )

    def clean(self):
        given = self.cleaned_data
        if not self.errors and not any(given[f"need_{n}"] for n in range(1, NEEDED + 1)):
            asked = ("languages", "territory", "min_sectors", "must_sectors")
            if not any(given[name] for name in asked):
                self.add_error(
                    "need_1", _("Écrivez au moins un besoin : une expertise, une langue, un secteur…")
                )

    def needed(self):
        """The rows of the page, each a few fields side by side."""
        return [
            [self[f"need_{n}"], self[f"need_{n}_level"], self[f"need_{n}_count"]]
            for n in range(1, NEEDED + 1)
        ]

    def wished(self):
        return [[self[f"wish_{n}"], self[f"wish_{n}_level"]] for n in range(1, WISHED + 1)]

    def needs_more(self) -> bool:
        """Whether the folded rows hold something."""
        return any(row[0].value() or any(field.errors for field in row) for row in self.needed()[2:])

    def wishes_more(self) -> bool:
        return any(row[0].value() or any(field.errors for field in row) for row in self.wished()[1:])

    def needs(self) -> dict:
        given = self.cleaned_data
        territory = given["territory"]
        return {
            "required": [
                [given[f"need_{n}"], given[f"need_{n}_level"] or 2, given[f"need_{n}_count"] or 1]
                for n in range(1, NEEDED + 1)
                if given[f"need_{n}"]
            ],
            "nice": [
                [given[f"wish_{n}"], given[f"wish_{n}_level"] or 2, 1]
                for n in range(1, WISHED + 1)
                if given[f"wish_{n}"]
            ],
            "languages": [term.code for term in given["languages"]],
            "territory": [territory.code, given["territory_count"] or 1] if territory else None,
            "min_sectors": given["min_sectors"] or 0,
            "must_sectors": [sector.code for sector in given["must_sectors"]],
            "max_size": given["max_size"],
            "max_per_org": given["max_per_org"],
        }


def written(search) -> dict:
    """The initial values of NeedsForm for a search that exists."""
    needs = search.needs
    initial = {"on": search.on, "hours": search.hours}
    for kind, lines in (("need", needs.get("required", [])), ("wish", needs.get("nice", []))):
        for n, (competence, level, count) in enumerate(lines, start=1):
            initial |= {f"{kind}_{n}": competence, f"{kind}_{n}_level": level, f"{kind}_{n}_count": count}
    territory = needs.get("territory") or [None, 1]
    terms = Term.objects.of(Vocabulary.LANGUAGE).filter(code__in=needs.get("languages", []))
    sectors = Sector.objects.filter(code__in=needs.get("must_sectors", []))
    known = Territory.objects.filter(code=territory[0]).first()
    return initial | {
        "languages": [term.pk for term in terms],
        "territory": known.pk if known else None,
        "territory_count": territory[1],
        "min_sectors": needs.get("min_sectors") or None,
        "must_sectors": [sector.pk for sector in sectors],
        "max_size": needs.get("max_size"),
        "max_per_org": needs.get("max_per_org"),
    }


class ComposeTeamForm(forms.Form):
    """A team made by hand, among those who can be asked: each with the hours she gives and those she has."""

    equipe = forms.MultipleChoiceField(label=_("Qui inviter ?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        words = _("%(name)s · %(organisation)s · %(sector)s · %(load)s h sur %(capacity)s ce trimestre")
        self.fields["equipe"].choices = [
            (
                one.public_id,
                words
                % {
                    "name": one.person.name,
                    "organisation": one.organisation.name,
                    "sector": one.organisation.sector.name,
                    "load": value.load,
                    "capacity": value.capacity,
                },
            )
            for value, one in sorted(people, key=lambda pair: (pair[1].sort_key, pair[1].pk))
        ]


class ChooseTeamForm(forms.Form):
    """Another team than the proposed one: people decide, and say why."""

    reason = FreeTextField(label=_("Pourquoi cette équipe plutôt que celle proposée ?"), rows=3)


class CheckedForm(forms.Form):
    """Shown where the directory does not know who asks."""

    checked = forms.BooleanField(
        label=_("J’ai vérifié auprès du milieu qu’aucune de ces personnes n’est en conflit d’intérêts.")
    )


class TeamReplyForm(forms.Form):
    status = forms.ChoiceField(
        label=_("Votre réponse"),
        choices=[
            (AskStatus.ACCEPTED, _("Oui, j’en suis")),
            (AskStatus.DECLINED, _("Non, pas cette fois")),
            (AskStatus.DELEGATED, _("Quelqu’un d’autre irait mieux")),
        ],
        widget=forms.RadioSelect,
    )
    reason = FreeTextField(
        label=_("Pourquoi ?"),
        help_text=_("Une phrase aide à mieux former les équipes. Seule la coordination la lit."),
        rows=2,
        required=False,
    )
    proposes = FreeTextField(
        label=_("Qui pourrait venir à votre place ?"),
        help_text=_("Une fonction et un organisme suffisent."),
        rows=1,
        max_length=200,
        required=False,
    )


class AimsForm(forms.Form):
    """Each aim its place, from 1 to 6, and why."""

    reason = FreeTextField(label=_("Pourquoi cet ordre ?"), rows=3)

    def __init__(self, *args, order, **kwargs):
        super().__init__(*args, **kwargs)
        places = [(str(n), str(n)) for n in range(1, len(Aim) + 1)]
        for place, aim in enumerate(order, start=1):
            self.fields[aim] = forms.TypedChoiceField(
                label=Aim(aim).label, choices=places, coerce=int, initial=str(place)
            )
        self.order_fields([*order, "reason"])

    def order(self) -> list[str]:
        """The aims by place; the same place twice is refused by the action."""
        placed = {self.cleaned_data[aim]: aim for aim in Aim.values}
        return [placed[place] for place in sorted(placed)]
