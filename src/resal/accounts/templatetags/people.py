"""Words about people: their browsers, the purposes they consented to."""

from django import template
from django.utils.translation import gettext as _

from resal.accounts import links
from resal.accounts.care import person_of, waiting
from resal.accounts.models import SignedLink
from resal.core import clock
from resal.core.registry import registry

register = template.Library()

BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


@register.filter
def browser(agent: str) -> str:
    """« Firefox, Android »"""
    names = [next((name for mark, name in marks if mark in agent), "") for marks in (BROWSERS, SYSTEMS)]
    return ", ".join(filter(None, names)) or _("Navigateur inconnu")


@register.filter
def purpose(code: str) -> str:
    """What a consent is for, in the words of the app that asked for it."""
    return str(registry.purposes.get(code, code))


@register.simple_tag(takes_context=True)
def care_of(context, subject: str) -> dict:
    """Who takes care of it, and whether this reader may pass it on. Include with the request: no `only`."""
    found, user = waiting(subject), context["request"].user
    return {"holder": person_of(subject), "may_hand": found is not None and found.may_be_handed_by(user)}


@register.simple_tag(takes_context=True)
def links_of(context, subject: str) -> dict:
    """The signed links that are open on it, for those who may close them."""
    if not links.may_manage(context["request"].user, subject):
        return {"may_manage": False, "rows": []}
    rows = SignedLink.objects.usable(clock.now()).filter(subject=subject)
    return {"may_manage": True, "rows": list(rows.select_related("holder").order_by("created_at", "pk"))}
