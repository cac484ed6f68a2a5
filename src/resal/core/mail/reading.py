"""Who may read a waiting message in a browser."""

import ipaddress

from django.conf import settings

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


def is_loopback_demo(request) -> bool:
    """A demo that only this machine reaches: the one place where sign-in codes are shown on a page.

    The address alone is not enough (a proxy on this machine hides its visitors), so the name in the address
    bar must be this machine's too and nothing may have been forwarded.
    """
    if not settings.RESAL_IS_DEMO or any(name in request.headers for name in FORWARDED):
        return False
    host = request.get_host().rpartition(":")[0] or request.get_host()
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and _is_loopback(host.strip("[]"))


def _is_loopback(address: str) -> bool:
    try:
        return address == "localhost" or ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
