"""The tabs of a file: team, documents, contacts and next steps, participation costs."""

import unicodedata

from django.contrib import messages
from django.db.models import Sum
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resal.core import clock, uploads
from resal.core.once import once
from resal.directory.models import Mandate, MandateRole, Member
from resal.support import reading
from resal.support.actions import work
from resal.support.enums import CostKind
from resal.support.forms import ContactForm, CostForm, DocumentForm
from resal.support.models import Contact, Document, NextStep, YouthCost
from resal.support.pages import click, done, of_file, of_request

SHOWN = 20


def _tab(request, file, tab, context, status=200):
    context |= {
        "file": file,
        "tab": tab,
        "may_work": request.user.has_perm("support.work", file),
        "may_manage": request.user.has_perm("support.manage", file),
    }
    return render(request, f"support/{tab}.html", context, status=status)


@require_safe
@of_file("support.see")
def team(request, file):
    """Who is there, which sectors are covered and missing, and whom to add."""
    mandates = reading.team(file)
    coverage, tiles = reading.tiles(file.expected_sectors.all(), reading.sectors_of(mandates))
    query = request.GET.get("q", "").strip()[:80]
    may_manage = request.user.has_perm("support.manage", file)
    found = _members(query, {m.person_id for m in mandates}) if query and may_manage else []
    context = {
        "mandates": mandates,
        "coverage": coverage,
        "tiles": tiles,
        "query": query,
        "found": found[:SHOWN],
        "more": len(found) > SHOWN,
    }
    return _tab(request, file, "team", context)


@require_POST
@of_file("support.manage")
def team_add(request, file):
    member = get_object_or_404(Member.objects.active(), public_id=request.POST.get("member", "")[:12])
    return click(
        request,
        lambda: work.join_team(file, member, by=request.user),
        said=_("%(name)s est dans l’équipe.") % {"name": member.person.name},
        to=("support:team", file.public_id),
    )


@require_POST
@of_file("support.manage")
def team_remove(request, file, pk):
    mandate = get_object_or_404(Mandate, milieu=file.milieu, role=MandateRole.TEAM, pk=pk)
    return click(
        request,
        lambda: work.leave_team(file, mandate, by=request.user),
        said=_("Son mandat est terminé."),
        to=("support:team", file.public_id),
    )


def _members(query: str, there: set) -> list[Member]:
    """Whose name, organisation, sector or expertise holds these words, accents or not."""
    members = Member.objects.active().exclude(person__in=there).by_name()
    words = _plain(query).split()
    found = []
    for member in members.prefetch_related("expertises__competence"):
        expertises = [expertise.competence.name for expertise in member.expertises.all()]
        organisation = member.organisation
        text = _plain(
            " ".join([member.person.name, organisation.name, organisation.sector.name, *expertises])
        )
        if all(word in text for word in words):
            found.append(member)
    return found


def _plain(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@require_safe
@of_file("support.see")
def documents(request, file):
    return _documents(request, file, DocumentForm())


@require_POST
@of_file("support.work")
@once
def document_add(request, file):
    """The content is checked first; a file that lies is refused in a sentence and nothing is kept."""
    form = DocumentForm(request.POST, request.FILES)

    def act():
        given = form.cleaned_data
        work.add_document(file, given["file"], by=request.user, description=given["description"])

    if done(form, act):
        messages.success(request, _("Le document est ajouté."))
        return redirect("support:documents", file.public_id)
    return _documents(request, file, form, status=422)


@require_safe
@of_file("support.see")
def document(request, file, document_id):
    found = get_object_or_404(Document, file=file, public_id=document_id, withdrawn_at=None)
    return uploads.attachment(found.content, name=found.name, media_type=found.media_type)


@require_POST
@of_file("support.work")
def document_withdraw(request, file, document_id):
    found = get_object_or_404(
        Document.objects.select_related("description"), file=file, public_id=document_id
    )
    return click(
        request,
        lambda: work.withdraw_document(found, by=request.user),
        said=_("Le document est retiré."),
        to=("support:documents", file.public_id),
    )


def _documents(request, file, form, status=200):
    found = file.documents.filter(withdrawn_at=None).select_related("description", "added_by")
    return _tab(request, file, "documents", {"documents": found, "form": form}, status)


@require_safe
@of_file("support.see")
def contacts(request, file):
    return _contacts(
        request, file, ContactForm(people=reading.people_of(file), initial={"person": request.user})
    )


@require_POST
@of_file("support.work")
@once
def contact_add(request, file):
    form = ContactForm(request.POST, people=reading.people_of(file))
    if done(form, lambda: work.log_with_step(file, form.contact(), form.step(), by=request.user)):
        messages.success(request, _("C’est noté."))
        return redirect("support:contacts", file.public_id)
    return _contacts(request, file, form, status=422)


def _contacts(request, file, form, status=200):
    context = {"form": form, "contacts": Contact.objects.about(file)[:200], "steps": reading.steps(file)}
    return _tab(request, file, "contacts", context, status)


@require_POST
@of_file("support.work")
def step_done(request, file, pk):
    return _finish(
        request, get_object_or_404(NextStep, file=file, pk=pk), ("support:contacts", file.public_id)
    )


@require_POST
@of_request
def request_step_done(request, found, pk):
    return _finish(
        request, get_object_or_404(NextStep, request=found, pk=pk), ("support:request", found.public_id)
    )


def _finish(request, step, to):
    return click(request, lambda: work.finish_step(step, by=request.user), said=_("Fait !"), to=to)


@require_safe
@of_file("support.see")
def costs(request, file):
    return _costs(request, file, CostForm(initial={"on": clock.today()}))


@require_POST
@of_file("support.work")
@once
def cost_add(request, file):
    form = CostForm(request.POST)
    if done(form, lambda: work.add_cost(file, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Le montant est ajouté."))
        return redirect("support:costs", file.public_id)
    return _costs(request, file, form, status=422)


@require_POST
@of_file("support.work")
def cost_drop(request, file, pk):
    cost = YouthCost.objects.filter(file=file, pk=pk).first()
    if cost is None:
        raise Http404
    return click(
        request,
        lambda: work.drop_cost(cost, by=request.user),
        said=_("La ligne est enlevée."),
        to=("support:costs", file.public_id),
    )


def _costs(request, file, form, status=200):
    by_kind = dict(file.costs.order_by().values_list("kind").annotate(Sum("amount")))
    context = {
        "form": form,
        "costs": file.costs.all()[:200],
        "totals": [(label, by_kind[kind]) for kind, label in CostKind.choices if kind in by_kind],
        "total": sum(by_kind.values()),
    }
    return _tab(request, file, "costs", context, status)
