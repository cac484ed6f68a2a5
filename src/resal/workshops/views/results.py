"""After the room: what was decided and why, documents, the plan, and the page for those who took part."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resal.accounts import links
from resal.core import clock
from resal.core.documents import docx, paper, pdf
from resal.core.models import Network
from resal.core.registry import registry
from resal.workshops import documents, exports, planning, reading
from resal.workshops.domain.wording import choices_for
from resal.workshops.enums import Status
from resal.workshops.models import Workshop
from resal.workshops.views._access import for_readers, for_room
from resal.workshops.views.preparing import tried

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@for_readers
def result(request, workshop):
    outcomes = reading.outcomes(workshop)
    context = {
        "workshop": workshop,
        "outcomes": outcomes,
        "whys": [reading.why(outcome) for outcome in outcomes],
        "problems": documents.problems_of(workshop),
        "dissents": documents.dissents_of(workshop),
        "commitments": [(p, documents.when_words(p)) for p in documents.commitments_of(workshop)],
        "passed_on": workshop.issues.in_order().exclude(passed_to=""),
        "sectors": reading.coverage(workshop),
        "missing": reading.missing_sectors(workshop),
        "absent": reading.absent_organisations(workshop),
        "may_plan": may_plan(request.user, workshop),
        "runs": request.user.has_perm("workshops.run", workshop),
        "join_address": links.absolute(f"/r/{workshop.code}/suites/"),
    }
    return render(request, "workshops/result.html", context)


@require_safe
@for_readers
def report_pdf(request, workshop):
    return sent(pdf.report(documents.report(workshop)), PDF, f"activite-{workshop.code}.pdf")


@require_safe
@for_readers
def report_word(request, workshop):
    return sent(docx.report(documents.report(workshop)), WORD, f"activite-{workshop.code}.docx")


@require_safe
@for_readers
def minutes(request, workshop):
    return sent(documents.minutes(workshop), WORD, f"compte-rendu-{workshop.code}.docx")


@require_safe
@for_readers
def data_json(request, workshop):
    return JsonResponse(exports.data(workshop), json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
@for_readers
def data_csv(request, workshop):
    return sent(exports.data_as_csv(workshop), "text/csv; charset=utf-8", f"activite-{workshop.code}.csv")


@require_safe
@for_room
def agenda(request, workshop):
    return sent(documents.agenda(workshop), WORD, f"ordre-du-jour-{workshop.code}.docx")


@require_safe
@for_room
def ballots(request, workshop):
    """The numbered grid to print; one for each paper seat, or a page when nobody is seated yet."""
    issues = [(issue.number, issue.words) for issue in workshop.issues.in_order()]
    if not issues:
        messages.error(request, _("Ajoutez d’abord des enjeux : le bulletin les énumère."))
        return redirect(workshop)
    printed = paper.ballots(
        issues,
        title=workshop.title,
        subtitle=str(workshop.question or ""),
        choices=choices_for(len(issues)),
        copies=workshop.head_count,
        group=request.GET.get("groupe", "")[:80],
        language=get_language() or "fr-ca",
        made_at=clock.now(),
        issuer=Network.current().name,
    )
    return sent(printed, PDF, f"bulletins-{workshop.code}.pdf")


@require_safe
@for_room
def cards(request, workshop):
    card = paper.Card(
        code=workshop.code,
        address=links.absolute("/r/").removeprefix("https://").removeprefix("http://"),
        link=links.absolute(f"/r/{workshop.code}/"),
    )
    printed = paper.cards(
        [card] * 8,
        title=workshop.title,
        language=get_language() or "fr-ca",
        made_at=clock.now(),
        issuer=Network.current().name,
    )
    return sent(printed, PDF, f"cartes-{workshop.code}.pdf")


@require_POST
@for_readers
def plan(request, workshop):
    """« Faire le plan » : the decision becomes a draft, once."""
    if not may_plan(request.user, workshop):
        raise PermissionDenied
    if tried(request, lambda: planning.make_plan(workshop, by=request.user)):
        workshop.refresh_from_db()
        return redirect(workshop.plan_address)
    return redirect("workshops:result", workshop.public_id)


@require_safe
@login_not_required
def outcome(request, code):
    """« Ce qu’on en a fait » : for those who took part, by the code of the room; nothing but the decision."""
    workshops = Workshop.objects.select_related("milieu", "question").filter(status=Status.DECIDED)
    workshop = get_object_or_404(workshops, code=code.upper())
    told = [tell(workshop.public_id) for tell in registry.outcomes.values()]
    context = {
        "workshop": workshop,
        "problems": documents.problems_of(workshop),
        "passed_on": workshop.issues.in_order().exclude(passed_to=""),
        "told": [lines for lines in told if lines],
    }
    return render(request, "workshops/outcome.html", context)


def may_plan(user, workshop) -> bool:
    return user.has_perm("directory.steer", workshop.milieu) or user.has_perm(
        "directory.run_room", workshop.milieu
    )


def sent(body: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
