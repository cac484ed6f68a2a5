"""How phones reach the server: hosted behind a proxy, on one's own Wi-Fi, or not at all."""

import ipaddress
import socket
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from resal.core.doctor.finding import Finding, look, ok, problem

HEALTH = "/sante/"
PATIENCE = 5


def address() -> Finding:
    url = settings.RESAL_URL.rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        told = _("RESAL_URL n’est pas une adresse : %(url)s")
        return problem(_("téléphones"), told % {"url": url})
    if _is_loopback(parts.hostname):
        return _only_here(parts)
    if parts.scheme == "http" and not _is_private(parts.hostname):
        told = _(
            "%(url)s passe en clair sur Internet. Mettez un serveur mandataire https (docs/admin/phones.md)."
        )
        return problem(_("téléphones"), told % {"url": url})
    if parts.scheme == "http" and parts.hostname not in own_addresses():
        told = _("%(host)s n’est plus l’adresse de cet ordinateur. Essayez RESAL_URL=%(url)s")
        return problem(_("téléphones"), told % {"host": parts.hostname, "url": _suggested(parts)})
    return answers(url)


def _only_here(parts) -> Finding:
    told = _("seul cet ordinateur atteint %(url)s.") % {"url": parts.geturl()}
    if settings.RESAL_IS_DEMO:
        return ok(_("téléphones"), told)
    suggested = _suggested(parts)
    if suggested:
        told += _(
            " Dans une salle, avec votre propre Wi-Fi : RESAL_URL=%(url)s resal serve --host 0.0.0.0 "
            "(docs/admin/phones.md)."
        ) % {"url": suggested}
    return look(_("téléphones"), told)


def answers(url: str) -> Finding:
    try:
        with urllib.request.urlopen(url + HEALTH, timeout=PATIENCE) as answer:  # noqa: S310 - checked: http(s)
            sound = answer.read(10) == b"ok"
    except (OSError, ValueError) as error:
        why = getattr(error, "reason", error)
        told = _("%(url)s ne répond pas d’ici (%(why)s). resal est-il démarré?")
        return look(_("téléphones"), told % {"url": url, "why": why})
    if not sound:
        return problem(_("téléphones"), _("%(url)s répond, mais ce n’est pas resal.") % {"url": url})
    return ok(_("téléphones"), _("%(url)s répond") % {"url": url})


def own_addresses() -> list[str]:
    """The addresses of this machine on its networks; asking sends nothing."""
    found = {row[4][0] for row in _resolved(socket.gethostname())}
    for probe in ("10.255.255.255", "192.168.255.255", "172.31.255.255"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            try:
                asking.connect((probe, 9))
            except OSError:
                continue
            found.add(asking.getsockname()[0])
    return sorted(address for address in found if not _is_loopback(address))


def _suggested(parts) -> str:
    port = parts.port or 8000
    return next((f"http://{address}:{port}" for address in own_addresses() if _is_private(address)), "")


def _is_loopback(host: str) -> bool:
    return host == "localhost" or _checked(host, "is_loopback")


def _is_private(host: str) -> bool:
    return host.endswith(".local") or _checked(host, "is_private")


def _checked(host: str, quality: str) -> bool:
    try:
        return getattr(ipaddress.ip_address(host), quality)
    except ValueError:
        return False


def _resolved(name: str) -> list:
    try:
        return socket.getaddrinfo(name, None, socket.AF_INET)
    except OSError:
        return []
