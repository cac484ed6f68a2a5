"""The territories as tiles: how many organisations are there, how many people serve them. No address, ever."""

from dataclasses import dataclass

from django.db.models import Count, F
from django.db.models.functions import Coalesce

from resal.core.collation import fold
from resal.directory.models import Member, Organisation, Territory

LINE = 16
STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Tile:
    """One territory; `lines` is its name as the drawing cuts it, `shade` 0 (nobody) to 3."""

    territory: Territory
    organisations: int
    people: int
    has_quartiers: bool

    @property
    def shade(self) -> int:
        return sum(self.organisations >= step for step in STEPS)

    @property
    def lines(self) -> list[str]:
        return cut(self.territory.name)


def tiles(*, sees_all: bool, inside: Territory | None = None) -> list[Tile]:
    """The arrondissements, each with its quartiers' own; or the quartiers of one arrondissement."""
    organisations = _counted(Organisation.objects.active(), "territory")
    members = Member.objects.active() if sees_all else Member.objects.active().showing("territories")
    people = _counted(members, "territories")
    shown = Territory.objects.offered().filter(parent=inside)
    with_quartiers = set(Territory.objects.exclude(parent=None).order_by().values_list("parent", flat=True))
    found = [
        Tile(one, organisations.get(one.pk, 0), people.get(one.pk, 0), one.pk in with_quartiers)
        for one in shown
    ]
    return sorted(found, key=lambda tile: fold(tile.territory.name))


def _counted(things, field: str) -> dict[int, int]:
    """How many are in each territory; in an arrondissement, each once however many of its quartiers."""
    things = things.order_by()
    in_place = things.values_list(field).annotate(Count("pk"))
    within = things.values_list(Coalesce(F(f"{field}__parent"), F(field))).annotate(
        Count("pk", distinct=True)
    )
    return dict(in_place) | dict(within)


def cut(name: str, longest: int = LINE) -> list[str]:
    """The name in at most three lines, cut at its blanks and dashes; what is left of a longer one ends with « … »."""
    lines = [""]
    for word in name.replace("–", "–\u200b").replace("-", "-\u200b").replace(" ", " \u200b").split("\u200b"):
        if lines[-1] and len(lines[-1]) + len(word.rstrip()) > longest:
            lines.append("")
        lines[-1] += word
    lines = [line.strip() for line in lines]
    return lines if len(lines) <= 3 else [*lines[:2], f"{lines[2]}…"]
