from django import forms
from django.utils.translation import gettext_lazy as _

from resal.core.free_text import FreeTextField
from resal.support.domain.grid import MOST
from resal.support.domain.workflow import open_to
from resal.support.enums import Actor
from resal.support.models import Criterion, TriageSettings

VERBS = {
    "ask": _("Demander une précision"),
    "clarified": _("C’est précisé : reprendre l’analyse"),
    "refer": _("Diriger ailleurs"),
    "decline": _("Refuser"),
    "suspend": _("Suspendre"),
    "resume": _("Reprendre"),
    "reopen": _("Rouvrir"),
    "examine": _("Commencer l’analyse"),
}


class DecisionForm(forms.Form):
    """Everything but yes, which has its own page."""

    verb = forms.ChoiceField(label=_("Décision"), widget=forms.RadioSelect)
    reason = FreeTextField(
        label=_("Votre message au milieu"),
        help_text=_("Le milieu le lira sur sa page de suivi, jamais dans un courriel."),
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        open_now = [edge.verb for edge in open_to(Actor.COORDINATION, request.status)]
        posted = self.data.get("verb") if self.is_bound else None
        self.fields["verb"].choices = [
            (verb, label) for verb, label in VERBS.items() if verb in open_now or verb == posted
        ]
        self.fields["seen"].initial = request.moves


class AnswerForm(forms.Form):
    reason = FreeTextField(label=_("Votre réponse"), rows=5)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class GridForm(forms.Form):
    """One line a criterion, 0 to 3; what is left empty is not counted."""

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, **kwargs)
        self.weights = {}
        for criterion in Criterion.objects.offered():
            self.weights[criterion.code] = criterion.weight
            self.fields[criterion.code] = forms.TypedChoiceField(
                label=criterion.name,
                choices=[("", "–"), *((str(n), str(n)) for n in range(MOST + 1))],
                coerce=int,
                empty_value=None,
                required=False,
                initial=request.scores.get(criterion.code, {}).get("score"),
            )

    def scores(self) -> dict[str, int]:
        return {code: value for code, value in self.cleaned_data.items() if value is not None}


class TriageSettingsForm(forms.ModelForm):
    """The answer delay, and the weight of each criterion."""

    class Meta:
        model = TriageSettings
        fields = ["answer_days"]
        help_texts = {"answer_days": _("L’horloge s’arrête quand le milieu doit répondre.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = list(Criterion.objects.offered())
        for criterion in self.criteria:
            self.fields[criterion.code] = forms.IntegerField(
                label=_("Poids : %(name)s") % {"name": criterion.name},
                min_value=0,
                max_value=9,
                initial=criterion.weight,
            )

    def weights(self) -> dict[str, int]:
        return {criterion.code: self.cleaned_data[criterion.code] for criterion in self.criteria}
