"""The map, drawn on the server: organisations by name for the coordination, groups for everybody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from textwrap import wrap
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resal.network.names import group_names, named
from resal.network.reading import OrganisationRow

GROUP_SIDE = 640
ROOM = 50.0
WRAP = 15
"""Letters a line in the names of groups."""
THINNEST, THICKEST = 0.6, 6.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle that leads to its row in the table. Numbers are text, as SVG reads them in every language.

    `name` is written under it: (height, words) a line.
    """

    x: str
    y: str
    radius: str
    letters: str
    colour: int
    said: str
    target: str
    name: tuple[tuple[str, str], ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    x1: str
    y1: str
    x2: str
    y2: str
    width: str


@dataclass(frozen=True, slots=True)
class Map:
    """`box` is the part of the plane that is shown, as SVG writes it."""

    box: str
    circles: list[Circle]
    lines: list[Line]


def of_organisations(found: Mapping[str, Any], rows: Sequence[OrganisationRow]) -> Map:
    """Everybody who was called, at the place kept in the snapshot."""
    circles = [
        Circle(
            x=_n(row.place[0]),
            y=_n(row.place[1]),
            radius="17",
            letters=row.short,
            colour=row.colour,
            said=_said(row),
            target=f"organisme-{row.id}",
            is_cut=row.is_cut,
        )
        for row in rows
    ]
    places = [tuple(row["place"]) for row in found["organisations"]]
    shown = {row.id for row in rows}
    kept = [
        (places[one], places[other], weight)
        for one, other, weight in found["ties"]
        if found["organisations"][one]["id"] in shown and found["organisations"][other]["id"] in shown
    ]
    return Map(_box(places, ROOM, ROOM), circles, _lines(kept))


def of_groups(found: Mapping[str, Any]) -> Map:
    """Groups around a circle, always in the same order; as wide as they have organisations."""
    names = group_names()
    shown = sorted(row["group"] for row in found["groups"] if row["shown"])
    size = {row["group"]: row["organisations"] for row in found["groups"]}
    widest = max((size[group] for group in shown), default=1)
    stands = {group: _around(n, len(shown)) for n, group in enumerate(shown)}
    circles = []
    for n, group in enumerate(shown):
        x, y = stands[group]
        radius = 14 + 28 * sqrt(size[group] / widest)
        name = named(names, group)
        said = ngettext("%(count)s organisme : %(name)s", "%(count)s organismes : %(name)s", size[group])
        circles.append(
            Circle(
                x=_n(x), y=_n(y), radius=_n(radius), letters=str(size[group]), colour=n % 8,
                said=said % {"name": name, "count": size[group]}, target="rencontres",
                name=tuple((_n(y + radius + 22 + 24 * n), line) for n, line in enumerate(wrap(name, WRAP))),
            )
        )  # fmt: skip
    met = [
        (stands[row["one"]], stands[row["other"]], row["observed"])
        for row in found["mixing"]
        if row["one"] != row["other"] and row["observed"]
    ]
    return Map(_box(list(stands.values()), 2.4 * ROOM, 2.8 * ROOM), circles, _lines(met))


def _box(places: Sequence[Any], beside: float, under: float) -> str:
    """As wide as what stands there, with room beside and under for names."""
    xs, ys = [x for x, _y in places] or [0.0], [y for _x, y in places] or [0.0]
    left, top = min(xs) - beside, min(ys) - ROOM
    return f"{_n(left)} {_n(top)} {_n(max(xs) + beside - left)} {_n(max(ys) + under - top)}"


def _around(n: int, count: int) -> tuple[float, float]:
    turn = 2 * pi * n / max(count, 1) - pi / 2
    middle, reach = GROUP_SIDE / 2, GROUP_SIDE * 0.34
    return middle + reach * cos(turn), middle + reach * sin(turn)


def _lines(ties: Sequence[tuple[Any, Any, float]]) -> list[Line]:
    strongest = max((weight for _one, _other, weight in ties), default=1.0)
    return [
        Line(_n(one[0]), _n(one[1]), _n(other[0]), _n(other[1]), _n(THINNEST + THICKEST * weight / strongest))
        for one, other, weight in ties
    ]


def _said(row: OrganisationRow) -> str:
    ties = ngettext("%(count)s lien", "%(count)s liens", row.ties) % {"count": row.ties}
    said = f"{row.short} – {row.name}, {row.sector}, {ties}"
    return _("%(said)s ; une partie du réseau tient à lui") % {"said": said} if row.is_cut else said


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
