"""What happens to every request, before the apps see it."""

import logging
import secrets
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.shortcuts import render
from django.utils import translation

from resal.core.logs import request_id

log = logging.getLogger("resal.requests")

LANGUAGE_COOKIE = "langue"
UNREADABLE = "\ufffd"
FORM = "application/x-www-form-urlencoded"


def identify(get_response):
    """A short id for each request, in every log line about it and in the answer: what people can quote."""

    def middleware(request):
        request.id = secrets.token_hex(4)
        token = request_id.set(request.id)
        try:
            response = get_response(request)
            response.headers["X-Request-ID"] = request.id
            return response
        finally:
            request_id.reset(token)

    return middleware


def limit_body(get_response):
    """Refuse a post that is larger than any form of ours before a byte of it is read."""

    def middleware(request):
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if not announced.isdigit() or int(announced) > settings.RESAL_LARGEST_POST:
            log.warning("post refused: %s bytes announced", announced[:20])
            return render(request, "413.html", status=413)
        return get_response(request)

    return middleware


def readable(get_response):
    """Refuse an address or a form whose characters are broken: guessing would store something else."""

    def middleware(request):
        if not _is_readable(request):
            log.warning("unreadable characters refused")
            return render(request, "400.html", status=400)
        return get_response(request)

    return middleware


def _is_readable(request) -> bool:
    if UNREADABLE in request.path_info or "\x00" in request.path_info:
        return False
    if not _is_utf8(request.META.get("QUERY_STRING", "").encode("latin1")):
        return False
    if request.method != "POST":
        return True
    if request.content_type == FORM:
        return _is_utf8(request.body)
    return not any(UNREADABLE in value for values in request.POST.lists() for value in values[1])


def _is_utf8(quoted: bytes) -> bool:
    try:
        return "\x00" not in unquote_to_bytes(quoted).decode()
    except UnicodeDecodeError:
        return False


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
            response.headers.setdefault("Content-Language", translation.get_language())
            return response

    return middleware
