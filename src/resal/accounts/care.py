"""« Qui s’en occupe » and « remettre à »: one place for everything that waits."""

from django.db import transaction

from resal.accounts.models import Care, Person
from resal.core import clock
from resal.journal.trail import record


def person_of(subject: str) -> Person | None:
    return Care.objects.of([subject]).get(subject)


@transaction.atomic
def hand_to(subject: str, person: Person, *, by: Person | None) -> Care:
    """From now on `person` takes care of `subject`."""
    care, _created = Care.objects.update_or_create(
        subject=subject, defaults={"person": person, "since": clock.now()}
    )
    record(by, "handed", care, ["person"])
    return care


@transaction.atomic
def let_go(subject: str) -> None:
    """Nothing waits there any more."""
    Care.objects.filter(subject=subject).delete()
