"""Files of the directory."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from resal.core import clock
from resal.core.documents.csv import table_as_csv
from resal.core.documents.xlsx import workbook
from resal.core.uploads.downloads import attachment
from resal.directory import exports
from resal.directory.views.guards import editing

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@editing
@require_GET
def annuaire(request, kind):
    """Members and organisations in one workbook, or one of the two as CSV."""
    if kind == "annuaire.xlsx":
        sheets = [exports.members(), exports.organisations()]
        content = workbook(sheets, made_at=clock.now(), title=_("Annuaire"))
        return attachment(content, name=kind, media_type=XLSX)
    tables = {"membres.csv": exports.members, "organismes.csv": exports.organisations}
    if kind not in tables:
        raise Http404
    sheet = tables[kind]()
    return attachment(table_as_csv(sheet.header, sheet.rows), name=kind, media_type="text/csv; charset=utf-8")
