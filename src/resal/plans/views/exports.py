"""The plan to take away: at any time, for whoever sees it."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from resal.core import clock
from resal.core.documents import docx, pdf, xlsx
from resal.plans import exports
from resal.plans.views._access import for_readers

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@for_readers
def as_pdf(request, plan):
    return _sent(plan, pdf.report(exports.outline(plan)), PDF, "pdf")


@require_safe
@for_readers
def as_word(request, plan):
    return _sent(plan, docx.report(exports.outline(plan)), WORD, "docx")


@require_safe
@for_readers
def as_excel(request, plan):
    book = xlsx.workbook(exports.sheets(plan), made_at=clock.now(), title=plan.title)
    return _sent(plan, book, EXCEL, "xlsx")


@require_safe
@for_readers
def as_json(request, plan):
    response = JsonResponse(exports.data(plan), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = _attached(plan, "json")
    return response


def _sent(plan, body: bytes, content_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = _attached(plan, ending)
    return response


def _attached(plan, ending: str) -> str:
    return f'attachment; filename="plan-{plan.public_id}.{ending}"'
