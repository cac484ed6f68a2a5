"""What a member is found and sorted by, kept beside her so that the database searches it.

Her names, function, organisation and expertises in both languages, folded by `core.collation`. No address, no
telephone, no e-mail: what must stay unknown is not searched.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models import Value
from django.db.models.functions import StrIndex
from django.db.models.lookups import GreaterThan

from resal.accounts.models import Person
from resal.core.collation import fold
from resal.directory.models import Expertise, Member, Organisation, Term

BATCH = 500
LONGEST = 200


_waits: ContextVar[bool] = ContextVar("index_waits", default=False)


@contextmanager
def waiting() -> Iterator[None]:
    """Many writes at once: inside, nothing is refreshed; whoever wrote refreshes its members afterwards."""
    token = _waits.set(True)
    try:
        yield
    finally:
        _waits.reset(token)


def follow(thing) -> None:
    """A member, an organisation or an expertise changed: the words of the members it names follow."""
    match thing:
        case Member():
            refresh(Member.objects.filter(pk=thing.pk))
        case Organisation():
            refresh(Member.objects.filter(organisation=thing))
        case Term():
            refresh(Member.objects.filter(expertises__competence=thing))


def follow_person(person: Person, by: Person) -> None:
    """Somebody's name changed."""
    refresh(Member.objects.filter(person=person))


def refresh(members=None) -> int:
    """Write the words of these members (all of them by default) where they differ; returns how many did."""
    if _waits.get():
        return 0
    chosen = Member.objects.all() if members is None else members
    ids = list(chosen.order_by("pk").values_list("pk", flat=True))
    return sum(_refresh(ids[start : start + BATCH]) for start in range(0, len(ids), BATCH))


def _refresh(ids: list[int]) -> int:
    knows = defaultdict(list)
    rows = Expertise.objects.filter(member__in=ids).order_by("pk")
    for member, *names in rows.values_list("member", "competence__name_fr", "competence__name_en"):
        knows[member] += names
    found = Member.objects.filter(pk__in=ids).select_related("person", "organisation").order_by("pk")
    moved = [member for member in found if say(member, knows[member.pk])]
    Member.objects.bulk_update(moved, ["found_by", "sort_key"])
    return len(moved)


def say(member: Member, competences: list[str]) -> bool:
    """Give her the words she is found by, not written yet; whether they are others than she had."""
    person = member.person
    words = fold(" ".join([person.name, member.organisation.name, member.title, *competences]))
    key = fold(f"{person.family_name} {person.given_name}")[:LONGEST]
    if (member.found_by, member.sort_key) == (words, key):
        return False
    member.found_by, member.sort_key = words, key
    return True


def holding(members, query: str):
    """Those of these members in whose words every word of the query is."""
    for word in fold(query).split():
        members = members.filter(GreaterThan(StrIndex("found_by", Value(word)), 0))
    return members
