"""The coordination withdraws a text, reads it again, gives it back or erases it.

The journal is told that it happened (`core.text_withdrawn`, `…_released`, `…_erased`), never what the words were.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resal.core import texts
from resal.core.errors import Refusal
from resal.core.models import Text
from resal.core.registry import registry


def for_coordination(view):
    """403 for everybody else."""

    def checked(request, *args, **kwargs):
        if not request.user.has_perm("accounts.coordinate"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


@require_safe
@for_coordination
def withdrawn(request):
    waiting = Text.objects.quarantined().order_by("quarantined_at", "pk")
    return render(
        request,
        "core/withdrawn_texts.html",
        {"page": Paginator(waiting, 50).get_page(request.GET.get("page"))},
    )


@require_POST
@for_coordination
def quarantine(request, pk):
    _do(
        request,
        pk,
        texts.quarantine,
        "core.text_withdrawn",
        _("Le texte est retiré. Il vous attend sept jours."),
    )
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "core:withdrawn_texts"
    return redirect(back)


@require_POST
@for_coordination
def release(request, pk):
    _decide(request, pk, texts.release, "core.text_released", _("Le texte est de nouveau visible."))
    return redirect("core:withdrawn_texts")


@require_POST
@for_coordination
def erase(request, pk):
    _decide(request, pk, texts.erase, "core.text_erased", _("Le texte est effacé pour de bon."))
    return redirect("core:withdrawn_texts")


def _decide(request, pk, verb, news: str, said: str) -> None:
    """What was already given back or erased stays as it is."""
    if Text.objects.quarantined().filter(pk=pk).exists():
        _do(request, pk, verb, news, said)
    else:
        messages.warning(request, _("Ce texte n’attend plus de décision."))


def _do(request, pk, verb, news: str, said: str) -> None:
    text = get_object_or_404(Text, pk=pk)
    try:
        with transaction.atomic():
            verb(text)
            registry.announce(news, text=text, by=request.user)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, said)
