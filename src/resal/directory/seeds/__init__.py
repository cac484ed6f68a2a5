"""The vocabularies of a new installation. What the coordination edits afterwards is never overwritten."""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from resal.directory.models import Family, Sector, Term, Territory

HERE = Path(__file__).resolve().parent


@transaction.atomic
def sow() -> int:
    """Add every line that is not there yet; returns how many were added."""
    before = _count()
    _add(Family, ({**row, "sort": n} for n, row in enumerate(rows("families"), 1)))
    families = {family.code: family for family in Family.objects.all()}
    _add(Sector, (_sector(n, row, families) for n, row in enumerate(rows("sectors"), 1)))
    _add(Term, ({**row, "sort": n} for n, row in enumerate(rows("terms"), 1)))
    _add(Territory, (_territory(row, {}) for row in rows("territories") if not row["parent"]))
    parents = {territory.code: territory for territory in Territory.objects.filter(parent=None)}
    _add(Territory, (_territory(row, parents) for row in rows("territories") if row["parent"]))
    return _count() - before


def rows(name: str) -> Iterator[dict]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _sector(order: int, row: dict, families: dict) -> dict:
    return {
        **row,
        "family": families[row["family"]],
        "is_confidential_place": row["is_confidential_place"] == "yes",
        "sort": order,
    }


def _territory(row: dict, parents: dict) -> dict:
    return {
        "code": row["code"],
        "name_fr": row["name_fr"],
        "parent": parents.get(row["parent"]),
        "population": row["population"] or None,
    }


def _add(model, lines) -> None:
    model.objects.bulk_create([model(**line) for line in lines], ignore_conflicts=True)


def _count() -> int:
    return sum(model.objects.count() for model in (Family, Sector, Term, Territory))
