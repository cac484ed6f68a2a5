"""Finding people and organisations: filters by the database, words with or without accents, French order.

Addresses are not searched: some must stay unknown. Where a member shows a field to the coordination alone, the
others cannot find her by it either.
"""

from django.db.models import Q

from resal.core.collation import fold, holds
from resal.directory import index
from resal.directory.models import Member, Organisation


def members(filters: dict) -> list[int]:
    """Ids of the active members that these filters keep, by family name, as the coordination finds them."""
    return list(matching(filters, sees_all=True).values_list("pk", flat=True))


def matching(filters: dict, *, sees_all: bool):
    """The active members that these filters keep, by family name."""
    chosen = index.holding(Member.objects.active(), filters.get("q", ""))
    words = {
        "sector": "in_sector",
        "family": "in_family",
        "language": "speaking",
    }
    for name, word in words.items():
        if filters.get(name):
            chosen = getattr(chosen, word)(filters[name])
    if query := filters.get("organisation"):
        chosen = chosen.filter(organisation__in=organisations({"q": query}))
    return _shown(_knowing(chosen, filters), filters, sees_all=sees_all).order_by("sort_key", "pk")


def _knowing(chosen, filters: dict):
    competence, ability, level = (filters.get(name) for name in ("competence", "ability", "level"))
    if competence:
        return chosen.who_know(competence, ability or "", int(level or 1))
    return chosen.who_can(ability) if ability else chosen


def _shown(chosen, filters: dict, *, sees_all: bool):
    """The filters on what a member may keep for the coordination: what is hidden neither finds nor rules out."""
    if territory := filters.get("territory"):
        chosen = (chosen if sees_all else chosen.showing("territories")).around(territory)
    if day := filters.get("available_on"):
        away = Member.objects.away_on(day)
        chosen = chosen.exclude(pk__in=(away if sees_all else away.showing("capacity")).values("pk"))
    if filters.get("freshness") == "fresh":
        chosen = chosen.fresh()
    elif filters.get("freshness") == "stale":
        chosen = chosen.stale()
    return chosen


def named(query: str):
    """The active members by their name and organisation alone: an expertise finds nobody here."""
    found = index.holding(Member.objects.active(), query).by_name()
    if not query:
        return found
    rows = found.values_list("pk", "person__given_name", "person__family_name", "organisation__name")
    return Member.objects.filter(pk__in=[row[0] for row in rows if holds(query, *row[1:])]).by_name()


def organisations(filters: dict) -> list[int]:
    """Ids of the active organisations that these filters keep, by name."""
    chosen = Organisation.objects.active()
    if filters.get("sector"):
        chosen = chosen.filter(sector=filters["sector"])
    if place := filters.get("territory"):
        chosen = chosen.filter(Q(territory=place) | Q(territory__parent=place))
    rows = chosen.values_list("pk", "name", "sector__name_fr", "sector__name_en").order_by("pk")
    found = [row for row in rows if holds(filters.get("q", ""), *row[1:])]
    return [row[0] for row in sorted(found, key=lambda row: (fold(row[1]), row[0]))]
