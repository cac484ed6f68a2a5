"""The figures as spreadsheets: unrounded, with the method, the seed and the day of each."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from resal.core.documents.xlsx import Sheet
from resal.network import reading
from resal.network.models import Snapshot
from resal.network.names import group_names, named, quarter

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def title() -> str:
    return _("Qui travaille avec qui")


def sheets(snapshots: Sequence[Snapshot], *, groups: bool, names: bool) -> list[Sheet]:
    found = [quarters(snapshots)]
    if groups:
        found.append(meetings(snapshots))
    if names:
        found.append(_organisations(snapshots))
    return found


def quarters(snapshots: Sequence[Snapshot]) -> Sheet:
    """One line a quarter: what everybody may read."""
    header = [
        _("Trimestre"),
        _("Douze mois jusqu’au"),
        _("Organismes appelés"),
        _("Activités"),
        "E-I",
        _("E-I attendu par hasard"),
        "p",
        _("Assortativité"),
        _("Modularité"),
        _("Méthode"),
        _("Graine"),
        _("Mesuré le"),
    ]
    rows = []
    for one in snapshots:
        found, silo = one.content, one.content.get("e_i", {})
        rows.append(
            [
                quarter(one.quarter_ends_on), one.until, found["called"], found["activities"],
                silo.get("value"), silo.get("expected"), silo.get("p"), found.get("assortativity"),
                found.get("modularity"), one.method, one.seed, one.taken_at,
            ]
        )  # fmt: skip
    return Sheet(_("Trimestres"), header, rows)


def meetings(snapshots: Sequence[Snapshot]) -> Sheet:
    """Who meets whom, group by group: the groups that may be shown."""
    names = group_names()
    header = [_("Trimestre"), _("De"), _("À"), _("Observé"), _("Attendu"), _("Rapport")]
    rows = [
        [
            quarter(one.quarter_ends_on), named(names, row["one"]), named(names, row["other"]),
            row["observed"], row["expected"], row["ratio"],
        ]
        for one in snapshots
        for row in one.content.get("mixing", ())
    ]  # fmt: skip
    return Sheet(_("Rencontres"), header, rows)


def _organisations(snapshots: Sequence[Snapshot]) -> Sheet:
    """The last quarter, organisation by organisation. For the coordination."""
    header = [
        _("Organisme"),
        _("Secteur"),
        _("Liens"),
        _("Intermédiarité"),
        _("Contrainte"),
        _("Point d’articulation"),
    ]
    found = snapshots[-1].content if snapshots else {}
    exact = {row["id"]: row for row in found.get("organisations", ())}
    rows = [
        [
            one.name, one.sector, one.ties, exact[one.id]["betweenness"], exact[one.id]["constraint"],
            _("oui") if one.is_cut else _("non"),
        ]
        for one in (reading.organisation_rows(found) if exact else ())
    ]  # fmt: skip
    return Sheet(_("Organismes"), header, rows)
