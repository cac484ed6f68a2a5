"""What partners say of their commitments, actions and measures, on a phone."""

from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core import clock
from resal.core.free_text import FreeTextField
from resal.plans.enums import Progress
from resal.plans.models import Action, Commitment

from .people import PersonField


class UpdateForm(forms.Form):
    status = forms.ChoiceField(label=_("Où en est-ce ?"), choices=Progress.choices, widget=forms.RadioSelect)
    note = FreeTextField(
        label=_("En une phrase"),
        rows=2,
        max_length=600,
        required=False,
        help_text=_("Si c’est modifié ou abandonné, dites pourquoi : c’est une décision qui se respecte."),
    )

    def __init__(self, *args, item: Action | Commitment, **options):
        options.setdefault("initial", {"status": item.status})
        super().__init__(*args, **options)
        if isinstance(item, Commitment):
            self._ask("hours_given", _("Heures données jusqu’ici"), 1, item.hours_given)
            self._ask("dollars_given", _("Dollars donnés jusqu’ici"), 2, item.dollars_given)

    def _ask(self, name: str, label, places: int, initial) -> None:
        self.fields[name] = forms.DecimalField(
            label=label, min_value=0, max_digits=8, decimal_places=places, required=False, initial=initial
        )

    def news(self) -> dict:
        """What the action `update` takes."""
        values = dict(self.cleaned_data)
        told = {"status": Progress(values.pop("status")), "note": values.pop("note")}
        return told | {"given": values}


class PromiseForm(forms.Form):
    """An organisation answers for its commitment: yes, yes if somebody approves, or no."""

    YES, IF, NO = "yes", "if", "no"
    SAID = {"accepted": YES, "conditional": IF, "declined": NO}

    answer = forms.ChoiceField(
        label=_("Votre réponse"),
        choices=[
            (YES, _("Nous nous engageons")),
            (IF, _("Nous nous engageons, sous réserve d’une approbation")),
            (NO, _("Nous ne pouvons pas")),
        ],
        widget=forms.RadioSelect,
    )
    role = forms.CharField(
        label=_("À quel titre répondez-vous ?"),
        max_length=120,
        help_text=_("Votre fonction suffit : « direction », « coordination »."),
    )
    approval_by = forms.CharField(
        label=_("Qui doit encore approuver ?"),
        max_length=120,
        required=False,
        help_text=_("Une instance : « conseil d’administration ». Tant qu’on attend, rien n’est en retard."),
    )
    approval_due = forms.DateField(label=_("Pour quand ?"), required=False)
    reason = FreeTextField(
        label=_("Si c’est non, pourquoi"),
        rows=2,
        max_length=600,
        required=False,
        help_text=_("Une phrase : cela aide le groupe à trouver autrement."),
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, commitment: Commitment, **options):
        initial = {
            "answer": self.SAID.get(commitment.answer),
            "role": commitment.signed_role,
            "approval_by": commitment.approval_by,
            "approval_due": commitment.approval_due,
            "edition": commitment.edition,
        }
        super().__init__(*args, initial=initial, **options)

    def clean(self):
        values = super().clean()
        if values.get("answer") == self.IF and not values.get("approval_by"):
            self.add_error("approval_by", _("Dites qui doit encore approuver."))
        if values.get("answer") == self.NO and not values.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Dites pourquoi en une phrase."))
        return values

    @property
    def accepts(self) -> bool:
        return self.cleaned_data["answer"] != self.NO

    def signature(self) -> dict:
        """What the action `accept` takes."""
        names = ("approval_by", "approval_due") if self.cleaned_data["answer"] == self.IF else ()
        return {"role": self.cleaned_data["role"]} | {name: self.cleaned_data[name] for name in names}


class TakeOverForm(forms.Form):
    person = PersonField(label=_("Qui prend la relève ?"), empty_label=_("Choisissez une personne"))

    def __init__(self, *args, plan, **options):
        super().__init__(*args, **options)
        self.fields["person"].offer(plan)


class MeasureForm(forms.Form):
    measured_on = forms.DateField(label=_("Mesuré le"), initial=clock.today)
    value = forms.DecimalField(label=_("Valeur"), max_digits=12, decimal_places=2, required=False)
    numerator = forms.IntegerField(
        label=_("Numérateur"),
        min_value=0,
        required=False,
        help_text=_("Pour une part : 15 sur 22. La valeur en % se calcule toute seule."),
    )
    denominator = forms.IntegerField(label=_("Dénominateur"), min_value=1, required=False)
    method = FreeTextField(label=_("Comment on a mesuré"), rows=1, max_length=300, required=False)
    comment = FreeTextField(label=_("Commentaire"), rows=2, max_length=600, required=False)
