"""What groups, quarters, layers and figures are called."""

from collections.abc import Mapping
from datetime import date

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.directory.models import Family, Sector
from resal.network.domain.grouping import REST

KINDS = {
    "meeting": gettext_lazy("rencontres des milieux"),
    "team": gettext_lazy("équipes d’accompagnement"),
    "room": gettext_lazy("animation des activités"),
    "plan": gettext_lazy("actions portées ensemble"),
    "training": gettext_lazy("formations"),
}
ROLES = {
    "coordinator": gettext_lazy("dans son secteur"),
    "itinerant": gettext_lazy("dans un autre"),
    "gatekeeper": gettext_lazy("vers son secteur"),
    "representative": gettext_lazy("hors de son secteur"),
    "liaison": gettext_lazy("entre deux autres"),
}


def group_names() -> dict[str, str]:
    """Every group that a snapshot can name, in the reader's language."""
    names = {f"sector:{one.code}": one.name for one in Sector.objects.all()}
    names |= {f"family:{one.code}": one.name for one in Family.objects.all()}
    return names | {REST: _("Autres secteurs")}


def named(names: Mapping[str, str], group: str) -> str:
    return names.get(group, _("Secteur retiré"))


def quarter(day: date) -> str:
    """« T3 2026 »"""
    return _("T%(number)s %(year)s") % {"number": (day.month + 2) // 3, "year": day.year}


def figure(value: float | None, digits: int = 2) -> str:
    """« −0,25 », « – » where nothing can be said."""
    if value is None:
        return "–"
    return number_format(round(value, digits) or 0.0, digits).replace("-", "−")


def kind_name(kind: str) -> str:
    return str(KINDS.get(kind, kind))
