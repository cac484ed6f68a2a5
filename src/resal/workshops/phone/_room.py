"""Which room: its code as people type it. Unknown is 404, cancelled is 410."""

from functools import wraps

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from resal.accounts.limits import too_often
from resal.workshops.enums import Status
from resal.workshops.models import Workshop

WRONG_CODES = "120/h"


def cleaned(code: str) -> str:
    """« kr7 · 42m » is KR742M."""
    return "".join(character for character in code.upper() if character.isalnum())


def find(code: str) -> Workshop | None:
    return Workshop.objects.select_related("milieu", "question").filter(code=cleaned(code)).first()


def guesses(request) -> bool:
    """Count a code that opens nothing; a whole hall behind one address may be mistaken, a machine may not."""
    return too_often(request, "workshops.code", WRONG_CODES)


def for_code(view):
    """Public: whoever knows the code may stand at the door."""

    @wraps(view)
    def wrapped(request, code, *args, **kwargs):
        workshop = find(code)
        if workshop is None:
            if guesses(request):
                return ratelimit.respond_429(request)
            raise Http404
        if workshop.status == Status.CLOSED:
            return render(request, "workshops/phone/cancelled.html", {"workshop": workshop}, status=410)
        if request.method == "GET" and code != workshop.code:
            return redirect("workshops:room", workshop.code)
        return view(request, workshop, *args, **kwargs)

    return login_not_required(never_cache(wrapped))


def posted(view):
    """An address that one posts to; whoever comes back to it by its link lands on the page of the room."""

    @wraps(view)
    def wrapped(request, workshop, *args, **kwargs):
        if request.method != "POST":
            return redirect("workshops:room", workshop.code)
        return view(request, workshop, *args, **kwargs)

    return for_code(wrapped)
