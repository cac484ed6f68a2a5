"""What every view of support work does: find the file, try the form, say what happened."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation

from resal.core.errors import Refusal
from resal.core.forms import say
from resal.core.middleware import LANGUAGE_COOKIE
from resal.support.models import SupportFile, SupportRequest


def of_file(permission: str):
    """Give the view its file; 404 for an unknown id, 403 for whoever may not."""

    def decorate(view):
        @wraps(view)
        def opened(request, public_id, **kwargs):
            file = get_object_or_404(SupportFile.objects.for_list(), public_id=public_id)
            if not request.user.has_perm(permission, file):
                raise PermissionDenied
            return view(request, file, **kwargs)

        return opened

    return decorate


def of_request(view):
    """Give the view its request, as the coordination sees it: sent, never a draft."""

    @wraps(view)
    def opened(request, public_id, **kwargs):
        if not request.user.has_perm("support.triage"):
            raise PermissionDenied
        found = get_object_or_404(
            SupportRequest.objects.sent().select_related(
                *SupportRequest.TEXTS, "territory__parent", "milieu"
            ),
            public_id=public_id,
        )
        return view(request, found, **kwargs)

    return opened


def coordination_only(view):
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not request.user.has_perm("support.triage"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return opened


def speak(request, language: str) -> None:
    """A page behind a signed link speaks to the one it was sent to, unless the reader chose a language."""
    chose = request.COOKIES.get(LANGUAGE_COOKIE) in dict(settings.LANGUAGES)
    if not chose and not request.user.is_authenticated:
        translation.activate(language)
        request.LANGUAGE_CODE = language


def posted(request):
    """What a form is bound to: the post, even an empty one; nothing for a page that is only read."""
    return request.POST if request.method == "POST" else None


def done(form, act: Callable[[], Any]) -> bool:
    """The form is right and the action did it; a refusal stands beside its field."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        say(form, refusal)
        return False
    return True


def form_page(request, form, act, *, said: str, to, template="support/form.html", **context):
    """One form, one page: shown, tried, answered. `to` is where it goes, or a function that says so afterwards."""
    if request.method == "POST" and done(form, act):
        messages.success(request, said)
        return redirect(to() if callable(to) else to)
    return render(
        request,
        template,
        {"lead": "", "no_names": False, "file": None, "back": None, **context, "form": form},
        status=422 if form.is_bound else 200,
    )


def click(request, act: Callable[[], Any], *, said: str, to):
    """One button: done, or a sentence that says why not."""
    try:
        act()
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, said)
    return redirect(*to) if isinstance(to, tuple) else redirect(to)
