"""What rows say of people, as the directory writes it."""

from collections import defaultdict
from collections.abc import Container
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from resal.directory.importing.folding import key
from resal.directory.models import ListImport, Organisation


def expertises(values: dict, offered: Container[str]) -> dict[str, tuple[int | None, set[str]]]:
    """(level, abilities) by competence; the highest level where a row says one twice, every ability."""
    found: dict[str, tuple[int | None, set[str]]] = {}
    for one in values["expertise"]:
        if one["competence"] in offered:
            level, can = found.get(one["competence"], (None, set()))
            found[one["competence"]] = max(level or 0, one["level"] or 0) or None, can | set(one["can"])
    return found


def own(values: dict) -> dict[str, Any]:
    """Fields of a member that have one value, where the list gives one."""
    found: dict[str, Any] = {}
    if values["hours"] is not None:
        found["capacity_hours"] = int(Decimal(str(values["hours"])).quantize(Decimal(1), ROUND_HALF_UP))
    if values["joined"]:
        found["joined_on"] = date.fromisoformat(values["joined"])
    return found


def shared(staged: ListImport) -> set[str]:
    """Addresses that several people of the list have, or that are an organisation's own."""
    people = defaultdict(set)
    for values, mended in staged.rows.taken().order_by("number").values_list("values", "mended").iterator():
        final = mended or values
        if final["email"]:
            people[final["email"]].add(key(f"{final['given']} {final['family']}"))
    general = Organisation.objects.exclude(email="").order_by("pk").values_list("email", flat=True)
    return {email for email, names in people.items() if len(names) > 1} | {email.lower() for email in general}
