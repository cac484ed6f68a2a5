"""Doors without an account: a refused link becomes a clear page and a line of the log; guessing is slowed down."""

import logging
from functools import wraps

from allauth.core.internal import ratelimit
from django.shortcuts import render

from resal.accounts.limits import too_often
from resal.accounts.links import LinkRefused

log = logging.getLogger("resal.links")

GUESSES = "20/h"


def guarded(view):
    """A LinkRefused inside the view answers 410 with its sentence; twenty in an hour from one machine, 429."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except LinkRefused as refusal:
            log.warning("link refused at %s: %s", _place(request), refusal)
            if too_often(request, "accounts.link", GUESSES):
                return ratelimit.respond_429(request)
            return render(request, "410.html", {"sentence": refusal.sentence}, status=410)

    return opened


def _place(request) -> str:
    """Which door, without the token."""
    match = request.resolver_match
    return match.view_name if match else "?"
