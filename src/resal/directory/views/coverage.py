"""What the network can do and where: the table of expertises, the matrix by territory, the tiles."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from resal.core import clock
from resal.core.documents.csv import table_as_csv
from resal.core.documents.xlsx import Sheet, workbook
from resal.core.uploads.downloads import attachment
from resal.directory import cartogram, competences
from resal.directory.forms.finding import CoverageFilter
from resal.directory.models import Territory
from resal.directory.views.exports import XLSX
from resal.directory.views.guards import consulting, editing


@consulting
def coverage(request):
    sees_all = request.user.has_perm("directory.edit")
    form = CoverageFilter(request.GET)
    asked = form.values()
    lines = competences.lines(sees_all=sees_all, **asked)
    context = {
        "form": form,
        "lines": lines,
        "alone": [line for line in lines if line.only],
        "missing": [line.competence for line in lines if not line.practising],
        "is_narrowed": any(asked.values()),
    }
    return render(request, "directory/coverage.html", context)


@consulting
def by_territory(request):
    form = CoverageFilter(request.GET)
    found = competences.matrix(
        sees_all=request.user.has_perm("directory.edit"), language=form.values().get("language")
    )
    return render(request, "directory/matrix.html", {"form": form, "matrix": found})


@consulting
def territories(request):
    """The cartogram and its table; `?dans=` opens an arrondissement."""
    code = request.GET.get("dans")
    inside = get_object_or_404(Territory, code=code, parent=None) if code else None
    sees_all = request.user.has_perm("directory.edit")
    context = {"tiles": cartogram.tiles(sees_all=sees_all, inside=inside), "inside": inside}
    return render(request, "directory/map.html", context)


@editing
@require_GET
def files(request, kind):
    """Every cell where somebody is, a line each: a spreadsheet turns it as it likes."""
    header = [_("Expertise"), _("Territoire"), _("Langue"), _("Niveau 2 et plus"), _("Niveau 3 et plus")]
    if kind == "couverture.csv":
        content = table_as_csv(header, competences.cube())
        return attachment(content, name=kind, media_type="text/csv; charset=utf-8")
    if kind != "couverture.xlsx":
        raise Http404
    whole = [
        [line.competence.name, line.practising, line.confirmed] for line in competences.lines(sees_all=True)
    ]
    sheets = [
        Sheet(_("Réseau"), [header[0], *header[3:]], whole),
        Sheet(_("Par territoire et langue"), header, competences.cube()),
    ]
    return attachment(
        workbook(sheets, made_at=clock.now(), title=_("Couverture")), name=kind, media_type=XLSX
    )
