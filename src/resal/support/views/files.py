"""The files: which ones I see, one of them with its modules, and what changes its life."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resal.core.once import once
from resal.support import reading
from resal.support.actions import files, modules
from resal.support.enums import FileStatus, ModuleKind
from resal.support.forms import HandLeadForm, ModuleForm, OpenFileForm, ReasonForm, SectorsForm, WorkshopForm
from resal.support.models import Module, SupportFile
from resal.support.pages import click, coordination_only, form_page, of_file, posted

LIFE = {
    "suspendre": (FileStatus.SUSPENDED, gettext_lazy("Suspendre le dossier")),
    "reprendre": (FileStatus.OPEN, gettext_lazy("Reprendre le dossier")),
    "fermer": (FileStatus.CLOSED, gettext_lazy("Fermer le dossier")),
}


@require_safe
def file_list(request):
    """The files that a mandate opens to me; the closed ones on demand."""
    closed = request.GET.get("fermes") == "1"
    found = SupportFile.objects.seen_by(request.user).for_list()
    found = found.filter(status=FileStatus.CLOSED) if closed else found.live()
    page = Paginator(found.prefetch_related("modules"), 50).get_page(request.GET.get("page"))
    return render(
        request,
        "support/files.html",
        {"page": page, "closed": closed, "may_triage": request.user.has_perm("support.triage")},
    )


@require_safe
@of_file("support.see")
def file(request, file):
    """What is going on here: modules, next steps, team at a glance."""
    mandates = reading.team(file)
    coverage, tiles = reading.tiles(file.expected_sectors.all(), reading.sectors_of(mandates))
    rows = [
        {"module": module, "hands_over": modules.can_hand_over(module)}
        for module in file.modules.select_related("note", "reason")
    ]
    context = {
        "file": file,
        "tab": "file",
        "rows": rows,
        "mandates": mandates,
        "coverage": coverage,
        "tiles": tiles,
        "steps": reading.steps(file),
        "meetings": file.meetings.planned().select_related("title").order_by("starts_at", "pk")[:3],
        "may_work": request.user.has_perm("support.work", file),
        "may_manage": request.user.has_perm("support.manage", file),
        "may_triage": request.user.has_perm("support.triage"),
    }
    return render(request, "support/file.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@coordination_only
@once
def file_new(request):
    """A file without a request, at any door."""
    form = OpenFileForm(posted(request))
    opened = []

    def act():
        given = form.cleaned_data
        opened.append(
            files.open_directly(
                by=request.user,
                title=given["title"],
                place=form.place(),
                kinds=given["kinds"],
                lead=given["lead"],
            )
        )

    return form_page(
        request,
        form,
        act,
        said=_("Le dossier est ouvert."),
        to=lambda: reverse("support:file", args=[opened[0].public_id]),
        title=_("Ouvrir un dossier"),
        lead=_("Pour un milieu que vous accompagnez déjà, sans passer par une demande."),
        submit=_("Ouvrir le dossier"),
        back=reverse("support:files"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.manage")
def life(request, file, verb):
    """Suspend, take up again, close: always with a reason."""
    if verb not in LIFE:
        return redirect("support:file", file.public_id)
    status, title = LIFE[verb]
    form = ReasonForm(posted(request))
    lead = (
        _("Le plan reste au milieu et continue de vivre. Les mandats de l’équipe se terminent.")
        if status == FileStatus.CLOSED
        else ""
    )
    return _about(
        request,
        file,
        form,
        lambda: files.set_status(file, status, by=request.user, reason=form.cleaned_data["reason"]),
        title=title,
        lead=lead,
        said=_("C’est fait."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.manage")
def lead(request, file):
    """Somebody else leads from now on."""
    form = HandLeadForm(posted(request))
    return _about(
        request,
        file,
        form,
        lambda: files.hand_lead(file, form.cleaned_data["person"], by=request.user),
        title=_("Remettre le dossier"),
        lead=_("La personne porteuse actuelle ne le verra plus ; la nouvelle reçoit une invitation."),
        said=_("Le dossier a une nouvelle personne porteuse."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.work")
def sectors(request, file):
    form = SectorsForm(posted(request), initial={"sectors": file.expected_sectors.all()})
    return _about(
        request,
        file,
        form,
        lambda: files.expect_sectors(file, form.cleaned_data["sectors"], by=request.user),
        title=_("Secteurs attendus"),
        lead=_("Qui devrait être autour de la table ? Ceux qui manquent restent visibles."),
        said=_("C’est gardé."),
        back=reverse("support:team", args=[file.public_id]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.work")
@once
def module_new(request, file):
    form = ModuleForm(posted(request))
    return _about(
        request,
        file,
        form,
        lambda: modules.add(file, form.cleaned_data["kind"], by=request.user, note=form.cleaned_data["note"]),
        title=_("Ajouter un module"),
        lead=_("Aucun n’est obligatoire, et le même peut revenir."),
        said=_("Le module est ajouté."),
        no_names=True,
    )


@require_POST
@of_file("support.work")
def module_move(request, file, pk, verb):
    """Start, done, open again, one place up or down: one button each."""
    module = _module(file, pk)
    acts = {
        "commencer": lambda: modules.move(module, "start", by=request.user),
        "terminer": lambda: modules.move(module, "done", by=request.user),
        "rouvrir": lambda: modules.move(module, "reopen", by=request.user),
        "monter": lambda: modules.shift(module, -1, by=request.user),
        "descendre": lambda: modules.shift(module, +1, by=request.user),
    }
    if verb not in acts:
        return redirect("support:file", file.public_id)
    return click(request, acts[verb], said=_("C’est fait."), to=("support:file", file.public_id))


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.work")
def module_not_needed(request, file, pk):
    module = _module(file, pk)
    form = ReasonForm(posted(request))
    return _about(
        request,
        file,
        form,
        lambda: modules.move(module, "not_needed", by=request.user, reason=form.cleaned_data["reason"]),
        title=_("Pas nécessaire : %(module)s") % {"module": module.get_kind_display()},
        lead=_("C’est une réponse complète : le module reste au dossier avec sa raison."),
        said=_("C’est noté."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_file("support.work")
def module_hand_over(request, file, pk):
    """From here another part of the house takes it: an activity is prepared, a plan is drafted."""
    module = _module(file, pk)
    if not modules.can_hand_over(module):
        return redirect(module.address or reverse("support:file", args=[file.public_id]))
    made = []
    if module.kind == ModuleKind.PLAN:
        if request.method == "POST":
            return redirect(modules.draft_plan(module, by=request.user))
        return redirect("support:file", file.public_id)
    form = WorkshopForm(posted(request))

    def act():
        organisations = sorted({m.organisation_id for m in reading.team(file) if m.organisation_id})
        made.append(
            modules.prepare_workshop(
                module, by=request.user, organisation_ids=organisations, **form.cleaned_data
            )
        )

    return _about(
        request,
        file,
        form,
        act,
        title=_("Préparer l’activité"),
        said=_("L’activité est prête à préparer."),
        to=lambda: made[0],
        no_names=True,
        submit=_("Préparer l’activité"),
    )


def _module(file, pk) -> Module:
    return get_object_or_404(Module.objects.select_related("file__milieu"), file=file, pk=pk)


def _about(request, file, form, act, *, back=None, to=None, **context):
    back = back or reverse("support:file", args=[file.public_id])
    context = {"submit": _("Enregistrer"), **context}
    return form_page(request, form, act, file=file, back=back, to=to or back, **context)
