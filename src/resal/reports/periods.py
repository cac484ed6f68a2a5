"""Periods in words."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resal.core.models import Network
from resal.reports.domain.period import Period, offered

QUARTERS = {
    1: gettext_lazy("1er trimestre"),
    2: gettext_lazy("2e trimestre"),
    3: gettext_lazy("3e trimestre"),
    4: gettext_lazy("4e trimestre"),
}
KINDS = {
    "years": gettext_lazy("Années du réseau"),
    "quarters": gettext_lazy("Trimestres"),
    "others": gettext_lazy("Autres années"),
}


def named(period: Period) -> str:
    """« 2026 », « 2025-2026, 3e trimestre »."""
    return f"{period.years}, {QUARTERS[period.quarter]}" if period.quarter else period.years


def choices(today: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of what may be read, each as (code, « 2025-2026 (avril à mars) »)."""
    found = offered(today, Network.current().first_month)
    return [
        (str(KINDS[kind]), [(one.code, _chosen(one)) for one in periods])
        for kind, periods in found.items()
        if periods
    ]


def _chosen(period: Period) -> str:
    return _("%(name)s (%(first)s à %(last)s)") % {
        "name": named(period),
        "first": date_format(period.since, "F"),
        "last": date_format(period.whole, "F"),
    }
