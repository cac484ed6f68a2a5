"""The address at which phones reach this server: what QR codes and posters say."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings


def address_for_phones(request, path: str) -> str:
    """RESAL_URL where it leads outside, else the address on the Wi-Fi, else the one in the browser."""
    for base in (settings.RESAL_URL, settings.RESAL_PHONES_URL):
        if base and not is_this_machine(urlsplit(base).hostname or ""):
            return base.rstrip("/") + path
    return request.build_absolute_uri(path)


def is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
