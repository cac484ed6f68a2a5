"""Each part of a plan as a form: what is asked first, and what waits under « Compléter »."""

from functools import partial

from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from resal.accounts.models import Person
from resal.core import texts
from resal.core.free_text import FreeTextField
from resal.directory.models import Milieu, Organisation, Term
from resal.plans.content import KINDS
from resal.plans.models import Action, ActionPlan, Commitment, Indicator, Objective, Partner

from .people import people_around

ONE_LINE = {"what", "name", "words", "minimum_success", "baseline_source", "funding", "in_kind"}

HELP = {
    "contributors": _("Les autres organismes qui y mettent la main."),
    "person": _("Si elle part, l’engagement demande une relève."),
    "after": _("Les actions qui doivent être faites avant celle-ci."),
    "how_we_know": _("Un signe que tout le monde reconnaîtra : un document signé, un nombre, une date."),
    "baseline_planned_on": _(
        "« Inconnue » compte comme une valeur de départ, si on sait quand et par qui elle sera mesurée."
    ),
    "approval_by": _(
        "Laissez vide si l’organisme peut s’engager seul. Tant qu’on attend, l’engagement n’est pas en retard."
    ),
    "hypothesis": _("Une phrase : si nous faisons cela, alors ceci changera, parce que…"),
    "responses": _("Sans cela, on refait ce qui existe."),
    "owner_after": _("Le plan appartient au milieu : il continue quand le réseau s’en va."),
}


class PartForm(forms.ModelForm):
    """`FIRST` are shown at once, the rest is folded. `edition` is the one that the form showed."""

    FIRST: tuple[str, ...] = ()
    REQUIRED: tuple[str, ...] = ()

    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, plan, **options):
        super().__init__(*args, **options)
        for name in self._meta.model.TEXTS:
            label = self._meta.model._meta.get_field(name).verbose_name
            self.fields[name] = FreeTextField(
                label=capital(label), rows=1 if name in ONE_LINE else 3, required=False
            )
            self.initial.setdefault(name, texts.words(getattr(self.instance, name)))
        self.initial["edition"] = self.instance.edition
        for name, field in self.fields.items():
            field.label = capital(field.label)
            field.required = name in self.REQUIRED
            field.help_text = HELP.get(name, field.help_text)
            if isinstance(field, forms.ModelChoiceField):
                _offer(field, plan, self.instance)
            if isinstance(field, forms.ModelMultipleChoiceField):
                field.widget = forms.CheckboxSelectMultiple(choices=field.choices)

    def first(self):
        return [self[name] for name in self.FIRST]

    def rest(self):
        return [self[name] for name in self.fields if name not in (*self.FIRST, "edition")]

    @property
    def rest_is_open(self) -> bool:
        return any(field.errors for field in self.rest())

    def values(self) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name != "edition"}

    def _post_clean(self):
        """The instance is the one of the database: actions write it, a form never does."""


def _offer(field, plan, part) -> None:
    """The lines of vocabularies that are offered today, the parts of this plan, the active organisations."""
    model = field.queryset.model
    if model is Term:
        field.queryset = Term.objects.complex_filter(field.get_limit_choices_to()).offered()
    elif model is Organisation:
        field.queryset = _organisations(plan)
    elif model is Person:
        field.queryset = people_around(plan)
        field.label_from_instance = lambda person: f"{person.name} – {person.member.organisation.name}"
    else:
        own = part.pk if isinstance(part, model) else None
        field.queryset = model.objects.filter(plan=plan).exclude(pk=own).with_words().in_order()
        field.label_from_instance = lambda part: str((part.TEXTS and getattr(part, part.TEXTS[0])) or "")


def _organisations(plan):
    """The partners of the plan first, then every active organisation."""
    here = Partner.objects.filter(plan=plan, organisation=OuterRef("pk"))
    offered = Organisation.objects.annotate(is_partner=Exists(here)).by_name()
    active = Organisation.objects.active().values("pk")
    offered = offered.filter(Q(is_partner=True) | Q(pk__in=active))
    return offered.order_by("-is_partner", *offered.query.order_by)


def capital(label) -> str:
    words = str(label)
    return words[:1].upper() + words[1:]


def _form(model, first, required):
    """The form class of this kind of part, whose plain and multiple columns are those of the model."""
    meta = type(
        "Meta",
        (),
        {
            "model": model,
            "fields": [*model.PLAIN, *model.MANY],
            "field_classes": {"practice": partial(forms.URLField, assume_scheme="https")},
            "widgets": {"direction": forms.RadioSelect, "kind": forms.RadioSelect},
        },
    )
    return type(f"{model.__name__}Form", (PartForm,), {"Meta": meta, "FIRST": first, "REQUIRED": required})


FORMS = {
    "plan": _form(
        ActionPlan,
        ("title", "problem", "starts_on", "ends_on"),
        ("title", "starts_on", "ends_on", "lead_organisation"),
    ),
    "objective": _form(Objective, ("words",), ("words",)),
    "action": _form(
        Action,
        ("what", "objective", "lead", "contributors", "due_on", "how_we_know"),
        ("what", "objective"),
    ),
    "indicator": _form(
        Indicator,
        (
            "name",
            "kind",
            "unit",
            "direction",
            "baseline_value",
            "baseline_on",
            "baseline_planned_on",
            "baseline_planned_by",
            "target",
        ),
        ("name", "kind", "direction"),
    ),
    "commitment": _form(
        Commitment,
        ("organisation", "what", "action", "due_on", "approval_by", "approval_due"),
        ("organisation", "what"),
    ),
}
assert FORMS.keys() == KINDS.keys()  # noqa: S101 - a kind without a form would have no page


class MotiveForm(forms.Form):
    """Once adopted, a change says why."""

    why = FreeTextField(label=_("Pourquoi ce changement"), rows=2)
    decided_where = forms.CharField(
        label=_("Décidé où"),
        max_length=120,
        required=False,
        help_text=_("Par exemple : comité de suivi du 3 mai."),
    )


class NewPlanForm(forms.Form):
    milieu = forms.ModelChoiceField(
        Milieu.objects.none(),
        label=_("Milieu"),
        to_field_name="public_id",
        empty_label=_("Choisissez un milieu"),
    )
    title = forms.CharField(label=_("Titre du plan"), max_length=160)
    starts_on = forms.DateField(
        label=_("Début"), help_text=_("Le plan dure douze mois ; cela se change après.")
    )

    def __init__(self, *args, milieux, **options):
        super().__init__(*args, **options)
        self.fields["milieu"].queryset = milieux.by_name()
