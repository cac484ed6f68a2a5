"""What every page can say: the network, the menu, the banners."""

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from resal.core.models import Network
from resal.core.registry import registry


def page(request):
    network = SimpleLazyObject(Network.current)
    user = getattr(request, "user", None)
    return {
        "network": network,
        "menu": SimpleLazyObject(lambda: _menu(request)),
        "is_demo": settings.RESAL_IS_DEMO,
        "mail_is_held": SimpleLazyObject(lambda: _carries_mail(user)),
        "outbox_url": reverse("core:outbox"),
        "language_url": reverse("core:language"),
    }


def _carries_mail(user) -> bool:
    """Where nothing leaves by itself, the coordination carries the messages: it is told on every page."""
    return bool(user and user.has_perm("accounts.coordinate") and not settings.RESAL_MAIL_IS_SET)


def _menu(request):
    """The entries this person sees; the longest matching prefix is the current one."""
    user = getattr(request, "user", None)
    if user is None:
        return []
    entries = registry.menu_of(user)
    here = max((e.prefix for e in entries if request.path.startswith(e.prefix)), key=len, default=None)
    return [
        {"label": entry.label, "url": reverse(entry.url_name), "current": entry.prefix == here}
        for entry in entries
    ]
