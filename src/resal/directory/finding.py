"""Finding people and organisations: filters by the database, words with or without accents, French order.

Addresses are not searched: some must stay unknown.
"""

from collections import defaultdict

from resal.core.collation import fold, holds
from resal.directory.models import Expertise, Member, Organisation


def members(filters: dict) -> list[int]:
    """Ids of the active members that these filters keep, by family name."""
    rows = _filtered(filters).values_list(
        "pk", "person__family_name", "person__given_name", "organisation__name", "title"
    )
    query = filters.get("q", "")
    known = _expertises() if query else {}
    found = [row for row in rows.order_by("pk") if holds(query, *row[1:], *known.get(row[0], ()))]
    return [row[0] for row in sorted(found, key=lambda row: (fold(row[1]), fold(row[2]), row[0]))]


def organisations(filters: dict) -> list[int]:
    """Ids of the active organisations that these filters keep, by name."""
    chosen = Organisation.objects.active()
    if filters.get("sector"):
        chosen = chosen.filter(sector=filters["sector"])
    rows = chosen.values_list("pk", "name", "sector__name_fr", "sector__name_en").order_by("pk")
    found = [row for row in rows if holds(filters.get("q", ""), *row[1:])]
    return [row[0] for row in sorted(found, key=lambda row: (fold(row[1]), row[0]))]


def _filtered(filters: dict):
    chosen = Member.objects.active()
    words = {"sector": "in_sector", "family": "in_family", "language": "speaking", "territory": "around"}
    for name, word in words.items():
        if filters.get(name):
            chosen = getattr(chosen, word)(filters[name])
    competence, ability = filters.get("competence"), filters.get("ability", "")
    if competence:
        return chosen.who_know(competence, ability)
    return chosen.who_can(ability) if ability else chosen


def _expertises() -> dict[int, list[str]]:
    known = defaultdict(list)
    rows = Expertise.objects.values_list("member", "competence__name_fr", "competence__name_en")
    for member, *names in rows.order_by("pk"):
        known[member] += names
    return known
