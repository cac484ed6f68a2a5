"""The state for those who poll: a phone whose network lets no stream through, or that has just woken."""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe

from resal.core.live import passes
from resal.core.live.stream import admits, state_of
from resal.core.registry import registry


@require_safe
@login_not_required
def state(request, kind, key):
    """JSON with an ETag: "nothing new" costs a few bytes."""
    if kind not in registry.live:
        raise Http404
    holding = passes.holds(request, kind, key)
    if holding is None or not admits(f"{kind}/{key}", holding.holder):
        return HttpResponse(status=403)
    body = state_of(kind, key)
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    fresh = etag in request.headers.get("If-None-Match", "")
    response = HttpResponseNotModified() if fresh else HttpResponse(body, content_type="application/json")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response
