"""The rows of the page: groups for those who may see groups, names for the coordination."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from resal.core.charts import Point
from resal.core.collation import fold
from resal.directory.models import Member, Organisation
from resal.network import sentences
from resal.network.models import Snapshot
from resal.network.names import ROLES, figure, group_names, kind_name, named, quarter

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class GroupRow:
    name: str
    organisations: int
    ei: str
    ei_ends: str
    roles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MixingRow:
    one: str
    other: str
    is_inside: bool
    observed: str
    expected: str
    ratio: str
    word: str
    tone: str


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One kind of activity by itself; `tied` is nothing where too few sat together."""

    name: str
    tied: str
    ei: str
    expected: str
    p: str
    assortativity: str


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """One organisation on the map and in its table; `only` is the one person through whom it is reached."""

    id: int
    name: str
    sector: str
    short: str
    colour: int
    address: str
    ties: int
    betweenness: str
    constraint: str
    is_cut: bool
    liaison: int
    only: str
    place: tuple[float, float]


def points(snapshots: Sequence[Snapshot]) -> list[Point]:
    return [
        Point(
            quarter(one.quarter_ends_on),
            one.content.get("assortativity"),
            figure(one.content.get("assortativity")),
        )
        for one in snapshots
    ]


def group_rows(found: Mapping[str, Any]) -> list[GroupRow]:
    names = group_names()
    rows = [
        GroupRow(
            name=named(names, row["group"]),
            organisations=row["organisations"],
            ei=figure(row["ei_ties"]),
            ei_ends=figure(row["ei_ends"]),
            roles=tuple(row["roles"][role] for role in ROLES),
        )
        for row in found["groups"]
        if row["shown"]
    ]
    return sorted(rows, key=lambda row: fold(row.name))


def hidden_groups(found: Mapping[str, Any]) -> int:
    return sum(not row["shown"] for row in found["groups"])


def mixing_rows(found: Mapping[str, Any]) -> list[MixingRow]:
    """The pairs that meet least beside what is expected come first."""
    names = group_names()
    ordered = sorted(found["mixing"], key=lambda row: (row["ratio"] is None, row["ratio"] or 0.0, row["one"]))
    rows = []
    for row in ordered:
        word, tone = sentences.meeting(row["ratio"])
        rows.append(
            MixingRow(
                one=named(names, row["one"]),
                other=named(names, row["other"]),
                is_inside=row["one"] == row["other"],
                observed=figure(row["observed"], 1),
                expected=figure(row["expected"], 1),
                ratio=figure(row["ratio"]),
                word=word,
                tone=tone,
            )
        )
    return rows


def layer_rows(found: Mapping[str, Any]) -> list[LayerRow]:
    return [
        LayerRow(
            name=kind_name(row["kind"]),
            tied=_("moins de 10") if row["value"] is None else str(row["tied"]),
            ei=figure(row["value"]),
            expected=figure(row["expected"]),
            p=figure(row["p"], 3),
            assortativity=figure(row["assortativity"]),
        )
        for row in found["layers"]
    ]


def organisation_rows(found: Mapping[str, Any]) -> list[OrganisationRow]:
    """Every organisation that was called, by name. For the coordination only."""
    known = Organisation.objects.select_related("sector").in_bulk(
        [row["id"] for row in found["organisations"]]
    )
    only = _only_people(known)
    rows = []
    for row in found["organisations"]:
        organisation = known.get(row["id"])
        if organisation is None:
            continue
        rows.append(
            OrganisationRow(
                id=organisation.pk,
                name=organisation.name,
                sector=organisation.sector.name,
                short=organisation.sector.short,
                colour=organisation.sector.colour,
                address=reverse("directory:organisation", args=[organisation.public_id]),
                ties=row["ties"],
                betweenness=figure(row["betweenness"]),
                constraint=figure(row["constraint"]),
                is_cut=row["is_cut"],
                liaison=row["roles"]["liaison"] // 2,
                only=only.get(organisation.pk, ""),
                place=tuple(row["place"]),
            )
        )
    return sorted(rows, key=lambda row: fold(row.name))


def _only_people(organisations) -> dict[int, str]:
    """The name of the only member of an organisation that has a single one."""
    rows = Member.objects.active().filter(organisation__in=organisations).select_related("person")
    found: dict[int, list[str]] = {}
    for member in rows.order_by("pk"):
        found.setdefault(member.organisation_id, []).append(member.person.name)
    return {pk: names[0] for pk, names in found.items() if len(names) == 1}


def fragile(found: Mapping[str, Any], rows: Sequence[OrganisationRow]) -> list[OrganisationRow]:
    """Those without whom a part loses the rest, then those through whom most paths pass; two ties at least."""
    between = {row["id"]: row["betweenness"] for row in found["organisations"]}
    carrying = [row for row in rows if row.ties > 1 and (row.is_cut or between[row.id] > 0)]
    return sorted(carrying, key=lambda row: (not row.is_cut, -between[row.id], fold(row.name)))[:MOST_NAMED]


def never_called(found: Mapping[str, Any]):
    """The organisations of the directory that nothing called in these twelve months."""
    called = [row["id"] for row in found["organisations"]]
    return Organisation.objects.active().exclude(pk__in=called).by_name()
