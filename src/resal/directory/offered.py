"""The vocabularies as the filters show them, read again once something was written.

A list page has five selects of a hundred lines: whatever is written leaves a number in the journal, and while
the last number is the same, so are they (as the desk does).
"""

from django.core.cache import caches
from django.utils.translation import get_language

from resal.core import clock
from resal.directory.models import Family, Sector, Term, Territory, Vocabulary
from resal.journal.models import Entry

KEPT_SECONDS = 300
LISTS = {
    "sector": Sector.objects,
    "family": Family.objects,
    "territory": Territory.objects,
    "competence": Term.objects.of(Vocabulary.COMPETENCE),
    "language": Term.objects.of(Vocabulary.LANGUAGE),
}


def today() -> dict[str, list]:
    """For each list, the (code, name) of its lines, offered today or not; under "marks", the (key, tile) of every
    sector that is offered today."""
    key = f"vocabularies:{get_language()}:{clock.today()}:{Entry.objects.last_number()}"
    kept = caches["process"].get(key)
    if kept is None:
        kept = {name: [(line.code, line.name) for line in lines.in_order()] for name, lines in LISTS.items()}
        kept["marks"] = [(sector.pk, sector.mark()) for sector in Sector.objects.offered()]
        caches["process"].set(key, kept, KEPT_SECONDS)
    return kept
