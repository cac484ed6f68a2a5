"""The coordination changes how triage counts."""

from django.db import transaction

from resal.accounts.models import Person
from resal.journal.trail import record
from resal.support.models import Criterion, TriageSettings

CRITERIA = (
    ("clarte", "Clarté de la demande", "Clarity of the request"),
    ("collective", "Demande collective", "Collective request"),
    ("violence_jeunes", "Lien avec la violence chez les jeunes", "Link with youth violence"),
    ("pret", "Le milieu est prêt", "Readiness"),
    ("apport", "Apport du réseau", "What the network adds"),
)


@transaction.atomic
def change(answer_days: int, weights: dict[str, int], *, by: Person) -> None:
    settings, _created = TriageSettings.objects.update_or_create(pk=1, defaults={"answer_days": answer_days})
    for code, weight in weights.items():
        Criterion.objects.filter(code=code).update(weight=weight)
    record(by, "set", settings, ["answer_days", *weights])


def sow() -> None:
    """The five criteria of a new installation; what was edited stays."""
    Criterion.objects.bulk_create(
        [
            Criterion(code=code, name_fr=french, name_en=english, sort=n)
            for n, (code, french, english) in enumerate(CRITERIA, 1)
        ],
        ignore_conflicts=True,
    )
