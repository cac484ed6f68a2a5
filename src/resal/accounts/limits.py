"""How often one may try: allauth's counters, for our own doors too."""

from functools import wraps

from allauth.core.internal import ratelimit


def limited(action: str, rate: str, *, methods=("POST",)):
    """At most `rate` ("5/h", "30/m") for one machine, or one person when she is signed in; then the 429 page."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.method in methods and too_often(request, action, rate):
                return ratelimit.respond_429(request)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def too_often(request, action: str, rate: str) -> bool:
    """Count this try; True when it is one too many."""
    who = "user" if request.user.is_authenticated else "ip"
    config = {action: f"{rate}/{who}"}
    used = ratelimit.consume(
        request, app="accounts", action=action, config=config, user=request.user, limit_get=True
    )
    return used is None
