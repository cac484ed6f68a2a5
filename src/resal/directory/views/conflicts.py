"""Conflicts and incompatible pairs of a member: the coordination's page, and nobody else's."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.once import once
from resal.directory import conflicts
from resal.directory.forms.conflicts import ConflictForm, PairForm
from resal.directory.models import IncompatiblePair, Member
from resal.directory.views.guards import editing


@editing
@never_cache
@once
def page(request, public_id):
    """The list and its two forms; `kind` says which of them was sent."""
    member = get_object_or_404(Member.objects.active().by_name(), public_id=public_id)
    kind = request.POST.get("kind", "")
    sent = request.POST if request.method == "POST" else None
    conflict_form = ConflictForm(sent if kind == "conflict" else None, user=request.user, prefix="c")
    pair_form = PairForm(sent if kind == "pair" else None, member=member, prefix="p")
    form = pair_form if kind == "pair" else conflict_form
    if form.is_bound and form.is_valid():
        try:
            _note(member, kind, form.cleaned_data, by=request.user)
        except Refusal as refusal:
            say(form, refusal)
        else:
            messages.success(request, _("C’est noté, pour la coordination seulement."))
            return redirect("directory:conflicts", public_id)
    pairs = IncompatiblePair.objects.of(member).select_related("one__person", "other__person", "reason")
    context = {
        "member": member,
        "conflicts": member.conflicts.select_related("milieu", "organisation", "reason").order_by("pk"),
        "pairs": [(pair, pair.besides(member)) for pair in pairs.order_by("pk")],
        "conflict_form": conflict_form,
        "pair_form": pair_form,
        "form": form,
    }
    return render(request, "directory/conflicts.html", context, status=422 if form.errors else 200)


def _note(member, kind, fields, *, by) -> None:
    note = conflicts.note_pair if kind == "pair" else conflicts.note_conflict
    note(member, **fields, by=by)


@editing
@require_POST
def lift(request, public_id, kind, pk):
    member = get_object_or_404(Member.objects.active(), public_id=public_id)
    known = {
        "conflit": member.conflicts,
        "paire": IncompatiblePair.objects.of(member),
    }
    if kind not in known:
        raise Http404
    noted = get_object_or_404(known[kind].select_related("reason"), pk=pk)
    conflicts.lift(noted, member, by=request.user)
    messages.success(request, _("C’est levé ; la raison est effacée."))
    return redirect("directory:conflicts", public_id)
