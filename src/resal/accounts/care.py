"""« Qui s’en occupe » and « remettre à »: one place for everything that waits."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from resal.accounts.models import Care, Person
from resal.core import clock
from resal.core.mail.outbox import digest, in_language_of
from resal.core.registry import Subject, registry
from resal.journal.trail import record


@dataclass(frozen=True, slots=True)
class Waiting:
    """A thing that waits, found again from its subject ("support.request:ab12…")."""

    code: str
    kind: Subject
    thing: Any

    @property
    def label(self) -> str:
        return str(self.kind.label(self.thing))

    @property
    def address(self) -> str:
        return self.kind.address(self.thing)

    def may_be_handed_by(self, user) -> bool:
        return bool(user.is_authenticated and self.kind.may_hand(user, self.thing))

    def candidates(self):
        """The people it can be handed to, who can sign in, by name."""
        chosen = self.kind.candidates(self.thing)
        keys = [person.pk for person in chosen]
        return Person.objects.active().filter(pk__in=keys).by_name()


def waiting(code: str) -> Waiting | None:
    """What this subject names; None when no app of this installation knows it."""
    name, _colon, key = code.partition(":")
    kind = registry.subjects.get(name)
    thing = kind.load(key) if kind and key else None
    return Waiting(code=code, kind=kind, thing=thing) if thing is not None else None


def person_of(subject: str) -> Person | None:
    return Care.objects.of([subject]).get(subject)


@transaction.atomic
def hand_to(subject: str, person: Person, *, by: Person | None) -> Care:
    """From now on `person` takes care of `subject`; when somebody else gave it to her, her digest says so."""
    before = person_of(subject)
    care, _created = Care.objects.update_or_create(
        subject=subject, defaults={"person": person, "since": clock.now()}
    )
    record(by, "handed", care, ["person"])
    if person.email and (before is None or before.pk != person.pk) and (by is None or by.pk != person.pk):
        _tell(person, subject, by)
    return care


@transaction.atomic
def let_go(subject: str) -> None:
    """Nothing waits there any more."""
    Care.objects.filter(subject=subject).delete()


@transaction.atomic
def release(person: Person, *, by: Person) -> int:
    """She is leaving: what waited for her waits for everybody again, in plain sight. Returns how many things."""
    count, _by_model = Care.objects.filter(person=person).delete()
    if count:
        record(by, "released_cares", person)
    return count


def _tell(person: Person, subject: str, by: Person | None) -> None:
    found = waiting(subject)
    if found is None:
        return
    with in_language_of(person):
        words = {"what": found.label, "who": by.name if by else ""}
        line = _("%(who)s vous a remis : %(what)s") if by else _("Vous vous occupez maintenant de : %(what)s")
        digest(to=person.email, line=(line % words)[:300], address=found.address, language=person.language)
