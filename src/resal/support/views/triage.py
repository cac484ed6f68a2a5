"""The coordination reads, decides, and every answer reaches the milieu."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resal.core.once import once
from resal.support import reading
from resal.support.actions import files, moves, settings, work
from resal.support.domain.workflow import open_to
from resal.support.enums import Actor, ModuleKind, Status
from resal.support.forms import AcceptForm, ContactForm, DecisionForm, GridForm, TriageSettingsForm
from resal.support.models import Contact, Criterion, SupportRequest, TriageSettings
from resal.support.pages import click, coordination_only, done, form_page, of_request, posted


@require_safe
@coordination_only
def requests(request):
    """Every request, the waiting ones first to see; the clock of each in business days."""
    status = request.GET.get("statut", "")
    found = SupportRequest.objects.sent().for_list()
    if status in Status.values:
        found = found.filter(status=status)
    elif status != "toutes":
        status, found = "", found.waiting()
    page = Paginator(found, 50).get_page(request.GET.get("page"))
    return render(
        request,
        "support/requests.html",
        {
            "page": page,
            "rows": reading.with_clocks(page.object_list),
            "status": status,
            "statuses": [choice for choice in Status.choices if choice[0] != Status.DRAFT],
        },
    )


@require_safe
@of_request
def asked(request, found):
    return _page(request, found, DecisionForm(request=found))


@require_POST
@of_request
def decide(request, found):
    """One move; a decision that comes too late is refused, and nothing typed is lost."""
    form = DecisionForm(request.POST, request=found)

    def act():
        given = form.cleaned_data
        moves.move(found, given["verb"], by=request.user, reason=given["reason"], seen=given["seen"])

    if done(form, act):
        messages.success(request, _("C’est enregistré. Le milieu en est averti par courriel."))
        return redirect("support:request", found.public_id)
    return _page(request, found, form, status=422)


@require_POST
@of_request
def take(request, found):
    return click(
        request,
        lambda: moves.take(found, by=request.user),
        said=_("Vous vous en occupez."),
        to=("support:request", found.public_id),
    )


@require_POST
@of_request
def grid(request, found):
    form = GridForm(request.POST, request=found)
    if done(form, lambda: moves.score(found, form.scores(), form.weights, by=request.user)):
        messages.success(request, _("La grille est gardée."))
        return redirect("support:request", found.public_id)
    return _page(request, found, DecisionForm(request=found), grid_form=form, status=422)


@require_POST
@of_request
@once
def contact(request, found):
    """A call to clarify, in one line, with what comes next."""
    form = ContactForm(request.POST, people=reading.coordinators())
    if done(form, lambda: work.log_with_step(found, form.contact(), form.step(), by=request.user)):
        messages.success(request, _("C’est noté."))
        return redirect("support:request", found.public_id)
    return _page(request, found, DecisionForm(request=found), contact_form=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@of_request
@once
def accept(request, found):
    """Yes, and the file opens."""
    organisation, milieu = reading.known_place(found)
    form = AcceptForm(
        posted(request),
        initial={
            "seen": found.moves,
            "milieu": milieu,
            "name": found.territory.name if found.territory else "",
            "territory": found.territory,
            "organisation": organisation,
            "organisation_name": "" if organisation else found.organisation_name,
        },
    )
    opened = []

    def act():
        given = form.cleaned_data
        file = files.accept(
            found, by=request.user, reason=given["reason"], place=form.place(), seen=given["seen"]
        )
        opened.append(file)

    return form_page(
        request,
        form,
        act,
        said=_("C’est oui : le dossier est ouvert et le milieu en est averti."),
        to=lambda: reverse("support:file", args=[opened[0].public_id]),
        title=_("Accepter la demande"),
        lead=str(found),
        submit=_("Accepter et ouvrir le dossier"),
        back=reverse("support:request", args=[found.public_id]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@coordination_only
def triage_settings(request):
    """How many days, and what each criterion weighs."""
    form = TriageSettingsForm(posted(request), instance=TriageSettings.current())
    return form_page(
        request,
        form,
        lambda: settings.change(form.cleaned_data["answer_days"], form.weights(), by=request.user),
        said=_("Les réglages sont gardés."),
        to=reverse("support:requests"),
        title=_("Réglages du triage"),
        submit=_("Enregistrer"),
        back=reverse("support:requests"),
    )


def _page(request, found, form, *, grid_form=None, contact_form=None, status=200):
    row = reading.with_clocks([found])[0]
    context = {
        "asked": found,
        "form": form,
        "clock": row.clock,
        "holder": row.holder,
        "texts": reading.texts_of(found),
        "may": {edge.verb for edge in open_to(Actor.COORDINATION, found.status)},
        "events": found.events.select_related("reason", "by"),
        "kinds": [ModuleKind(kind).label for kind in found.kinds],
        "consents": reading.consents_of(found),
        "grid_form": grid_form or GridForm(request=found),
        "total": reading.marks(found, Criterion.objects.all()),
        "contact_form": contact_form or ContactForm(people=reading.coordinators()),
        "contacts": Contact.objects.filter(request=found).select_related("note", "by").order_by("-on", "-pk"),
        "steps": reading.steps(found),
        "file": getattr(found, "file", None),
    }
    return render(request, "support/request.html", context, status=status)
