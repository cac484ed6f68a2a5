"""Lists on their way in: bring, look, confirm, undo. Nothing reaches the directory before the confirmation."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from resal.core.documents.csv import table_as_csv
from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.uploads.downloads import attachment
from resal.directory.forms.importing import ConfirmForm, EncodingForm, UploadForm
from resal.directory.importing.codes import Status
from resal.directory.models import ListImport, ListStatus
from resal.directory.staging import keeping, organisations, reading, showing, undoing, writing
from resal.directory.views.guards import editing

PAGE = 50


@editing
def list_imports(request):
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        accepted = form.cleaned_data["file"]
        try:
            staged = reading.stage(accepted.content, accepted.name, by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            return redirect("directory:list_import", staged.public_id)
    page = Paginator(ListImport.objects.latest_first(), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page}
    return render(request, "directory/import_lists.html", context, status=422 if form.errors else 200)


@editing
@require_GET
def list_import(request, public_id):
    staged = _import(public_id)
    if staged.status == ListStatus.READING:
        context = {"staged": staged, "was_interrupted": reading.was_interrupted(staged)}
        return render(request, "directory/import_reading.html", context)
    if not staged.is_waiting:
        return render(request, "directory/import_done.html", _done(staged))
    return render(request, "directory/import_list.html", _looked_at(request, staged))


@editing
@require_POST
def read_over(request, public_id):
    try:
        reading.read_over(_import(public_id), by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("La liste est relue."))
    return redirect("directory:list_import", public_id)


@editing
@require_POST
def confirm(request, public_id):
    staged = _import(public_id)
    counts = showing.counts(staged)
    form = ConfirmForm(request.POST, there=counts["there"], rest=counts["review"])
    form.is_valid()
    try:
        writing.confirm(staged, by=request.user, **form.cleaned_data)
    except Refusal as refusal:
        if not staged.is_waiting:
            messages.error(request, str(refusal))
            return redirect("directory:list_import", public_id)
        say(form, refusal)
        return render(
            request, "directory/import_list.html", _looked_at(request, staged, confirm=form), status=422
        )
    staged.refresh_from_db()
    messages.success(
        request,
        ngettext(
            "C’est fait : %(count)s personne ajoutée à l’annuaire.",
            "C’est fait : %(count)s personnes ajoutées à l’annuaire.",
            staged.added,
        )
        % {"count": staged.added},
    )
    return redirect("directory:list_import", public_id)


@editing
@require_POST
def undo(request, public_id):
    staged = _import(public_id)
    try:
        undoing.undo(staged, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("L’importation est annulée : l’annuaire est comme avant."))
    return redirect("directory:list_import", public_id)


@editing
@require_POST
def discard(request, public_id):
    staged = _import(public_id)
    try:
        keeping.discard(staged, by=request.user)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("directory:list_import", public_id)
    messages.success(request, _("La liste est retirée ; rien n’est entré dans l’annuaire."))
    return redirect("directory:list_imports")


@editing
@require_GET
def left_out(request, public_id):
    """The lines that were not taken, as they came, to be mended elsewhere and brought again."""
    staged = _import(public_id)
    content = table_as_csv(staged.header, reading.left_out(staged))
    name = _("lignes-laissees.csv")
    return attachment(content, name=name, media_type="text/csv; charset=utf-8")


def _import(public_id: str) -> ListImport:
    return get_object_or_404(ListImport.objects.select_related("by"), public_id=public_id)


def _looked_at(request, staged: ListImport, *, confirm: ConfirmForm | None = None) -> dict:
    counts = showing.counts(staged)
    tab = showing.tab(request.GET.get("voir", ""), counts)
    page = Paginator(showing.rows(staged, tab), PAGE).get_page(request.GET.get("page"))
    page.object_list = showing.shown(staged, page.object_list)
    unknown = organisations.unknown(staged)
    return {
        "staged": staged,
        "counts": counts,
        "tab": tab,
        "tabs": showing.tabs(counts),
        "page": page,
        "accented": showing.accented(staged),
        "encoding_form": EncodingForm(initial={"encoding": staged.encoding}),
        "groups": showing.groups(staged),
        "unknown": unknown,
        "unnamed": sum(1 for one in unknown if not organisations.is_choice(one.choice)),
        "confirm": confirm or ConfirmForm(there=counts["there"], rest=counts["review"]),
    }


def _done(staged: ListImport) -> dict:
    kept = dict(staged.rows.order_by().values_list("status").annotate(Count("pk")))
    return {
        "staged": staged,
        "left_out": staged.rows.left_out().count(),
        "is_kept": bool(kept),
        "rejected": kept.get(Status.REJECTED, 0),
        "can_undo": staged.status == ListStatus.CONFIRMED and staged.changes.exists(),
    }
