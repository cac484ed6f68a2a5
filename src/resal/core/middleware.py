"""What happens to every request, before the apps see it."""

import logging

from django.conf import settings
from django.shortcuts import render
from django.utils import translation

log = logging.getLogger("resal.requests")

LANGUAGE_COOKIE = "langue"


def limit_body(get_response):
    """Refuse a post that is larger than any form of ours before a byte of it is read."""

    def middleware(request):
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if not announced.isdigit() or int(announced) > settings.RESAL_LARGEST_POST:
            log.warning("post refused: %s bytes announced at %s", announced[:20], request.path)
            return render(request, "413.html", status=413)
        return get_response(request)

    return middleware


def language(get_response):
    """French first: a choice made here (cookie), else the person's own, never the browser's."""
    offered = dict(settings.LANGUAGES)

    def middleware(request):
        chosen = request.COOKIES.get(LANGUAGE_COOKIE)
        if chosen not in offered:
            chosen = request.user.language if request.user.is_authenticated else settings.LANGUAGE_CODE
        with translation.override(chosen):
            request.LANGUAGE_CODE = chosen
            response = get_response(request)
            response.headers.setdefault("Content-Language", chosen)
            return response

    return middleware
