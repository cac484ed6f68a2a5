"""The names that a published title may not set side by side: places and forms of violence."""

from resal.directory.models import Term, Vocabulary
from resal.plans.models import ActionPlan


def places_of(plan: ActionPlan) -> list[str]:
    territory = plan.milieu.territory
    around = [territory, *([territory.parent] if territory.parent else [])]
    return [plan.milieu.name, *(name for one in around for name in (one.name_fr, one.name_en) if name)]


def forms_of_violence() -> list[str]:
    forms = Term.objects.of(Vocabulary.FORM_OF_VIOLENCE).values_list("name_fr", "name_en")
    return [name for pair in forms.order_by("pk") for name in pair if name]
