"""The vocabularies of a new installation as plain values, for reading a list where there is no database."""

import csv
from pathlib import Path

from resal.directory.importing.vocabularies import Line, Lookup, Vocabularies

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


def vocabularies() -> Vocabularies:
    terms = _rows("terms")
    return Vocabularies(
        sectors=Lookup(tuple(_line(row, family=row["family"]) for row in _rows("sectors"))),
        families=Lookup(tuple(map(_line, _rows("families")))),
        territories=Lookup(tuple(_line(row, parent=row["parent"]) for row in _rows("territories"))),
        competences=Lookup(tuple(_line(row) for row in terms if row["vocabulary"] == "competence")),
        languages=Lookup(tuple(_line(row) for row in terms if row["vocabulary"] == "langue")),
    )


def _rows(name: str) -> list[dict[str, str]]:
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _line(row: dict[str, str], **more: str) -> Line:
    return Line(row["code"], tuple(filter(None, (row["name_fr"], row.get("name_en", "")))), **more)
