"""What the yearly report offers the house."""

from django.utils.translation import gettext_lazy as _

from resal.core.registry import DemoChapter, MenuEntry, registry
from resal.reports import desk
from resal.reports.demo import tell
from resal.reports.personal_data import held_about
from resal.reports.statistics import STATISTICS

registry.statistics += STATISTICS
registry.desk.append(desk.lines)
registry.personal_data["reports"] = held_about
registry.demo.append(DemoChapter(order=96, name="reports", tell=tell))
registry.menu.append(
    MenuEntry(
        _("Rapport"), "reports:report", "/rapport/", lambda user: user.has_perm("reports.read"), order=75
    )
)
