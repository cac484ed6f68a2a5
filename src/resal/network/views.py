"""« Qui travaille avec qui »: read from snapshots; nothing is measured while somebody waits for a page."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from resal.core.documents.csv import table_as_csv
from resal.core.documents.xlsx import workbook
from resal.core.uploads.downloads import attachment
from resal.network import exports, maps, reading, sentences
from resal.network.models import Snapshot
from resal.network.names import ROLES, figure, group_names

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def silos(request):
    """Funders read the headline, members the groups, the coordination the names."""
    _refuse_strangers(request.user)
    snapshots = list(Snapshot.objects.in_time())
    last = snapshots[-1] if snapshots else None
    if last is None or not last.content["enough"]:
        return render(request, "network/too_few.html", {"last": last})
    found = last.content
    context = {
        "last": last,
        "found": found,
        "head": sentences.head(last),
        "openness": sentences.openness(found),
        "trend": sentences.trend(snapshots),
        "points": reading.points(snapshots),
        "clusters": sentences.clusters(found),
        "made_of": sentences.made_of(found),
        "ei": {name: figure(value, 3 if name == "p" else 2) for name, value in found["e_i"].items()},
    }
    if request.user.has_perm("network.see_groups"):
        context |= _groups(found)
    if request.user.has_perm("network.see_names"):
        context |= _names(found)
    return render(request, "network/silos.html", context)


def _groups(found) -> dict:
    names = group_names()
    return {
        "sees_groups": True,
        "missing": list(sentences.missing_pairs(found, names)),
        "mixing": reading.mixing_rows(found),
        "groups": reading.group_rows(found),
        "hidden_groups": reading.hidden_groups(found),
        "role_names": list(ROLES.values()),
        "hours": sentences.hours(found),
        "layers": reading.layer_rows(found),
        "together": list(sentences.layers(found)),
        "map": maps.of_groups(found),
    }


def _names(found) -> dict:
    rows = reading.organisation_rows(found)
    never = reading.never_called(found)
    return {
        "sees_names": True,
        "organisations": rows,
        "fragile": reading.fragile(found, rows),
        "never_called": never[: reading.MOST_NAMED],
        "never_count": never.count(),
        "map": maps.of_organisations(found, rows),
    }


@require_safe
def export(request, name):
    """The same figures as a spreadsheet, for those who see them on the page."""
    _refuse_strangers(request.user)
    snapshots = list(Snapshot.objects.in_time())
    groups, names = (request.user.has_perm(f"network.see_{what}") for what in ("groups", "names"))
    if name == "silos.xlsx":
        sheets = exports.sheets(snapshots, groups=groups, names=names)
        taken_at = max((one.taken_at for one in snapshots), default=None)
        content = workbook(sheets, made_at=taken_at or exports.EPOCH, title=exports.title())
        return attachment(content, name=name, media_type=XLSX)
    if name == "silos.csv":
        sheet = exports.quarters(snapshots)
    elif name == "rencontres.csv":
        if not groups:
            raise PermissionDenied
        sheet = exports.meetings(snapshots)
    else:
        raise Http404
    return attachment(table_as_csv(sheet.header, sheet.rows), name=name, media_type="text/csv; charset=utf-8")


def _refuse_strangers(user) -> None:
    if not user.has_perm("network.see_headline"):
        raise PermissionDenied
