"""Where a request comes from."""

from ipaddress import ip_address

from django.conf import settings

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")


def is_local(request) -> bool:
    """This very machine asks, straight: no proxy in between, and by a name of its own."""
    if any(request.META.get(header) for header in FORWARDED):
        return False
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    return _is_loopback(request.META.get("REMOTE_ADDR", "")) and (host == "localhost" or _is_loopback(host))


def is_local_demo(request) -> bool:
    return settings.RESAL_IS_DEMO and is_local(request)


def _is_loopback(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
