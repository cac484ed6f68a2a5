"""The organisations of a list: those that are there, those that would be new and in which sector."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from resal.directory.importing.folding import key
from resal.directory.models import ListImport, Organisation, Sector
from resal.directory.staging import known

NEW, THERE = "s:", "o:"
AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Unknown:
    """An organisation that the directory does not have: `choice` is what it will be, "" while nobody said."""

    key: str
    name: str
    people: int
    choice: str


def unknown(staged: ListImport) -> list[Unknown]:
    """Those without a choice first, then by name; the choice is first the sector that most of its rows say."""
    there = known.organisations()
    names: dict[str, Counter] = {}
    sectors: dict[str, Counter] = {}
    rows = staged.rows.taken().exclude(organisation="").filter(member=None).order_by("organisation", "sector")
    for name, sector, people in rows.values_list("organisation", "sector").annotate(Count("pk")):
        code = key(name)
        if code in there:
            continue
        names.setdefault(code, Counter())[name] += people
        sectors.setdefault(code, Counter())
        if sector:
            sectors[code][sector] += people
    found = [
        Unknown(code, said.most_common(1)[0][0], said.total(), _choice(staged, code, sectors[code]))
        for code, said in names.items()
    ]
    return sorted(found, key=lambda one: (bool(one.choice), one.key))


def _choice(staged: ListImport, code: str, sectors: Counter) -> str:
    if code in staged.organisations:
        return staged.organisations[code]
    return f"{NEW}{sectors.most_common(1)[0][0]}" if sectors else ""


def is_choice(text: str) -> bool:
    if text.startswith(NEW):
        return Sector.objects.filter(code=text.removeprefix(NEW)).exists()
    if text.startswith(THERE):
        return Organisation.objects.active().filter(public_id=text.removeprefix(THERE)).exists()
    return False
