"""What the analysis of the network offers the house."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from resal.core.registry import DemoChapter, MenuEntry, Periodic, registry
from resal.network.actions import measure_quarters
from resal.network.demo import tell

registry.periodic.append(Periodic("network.measure_quarters", timedelta(days=1), measure_quarters))
registry.demo.append(DemoChapter(order=95, name="network", tell=tell))
registry.menu.append(
    MenuEntry(
        _("Silos"),
        "network:silos",
        "/silos/",
        lambda user: user.has_perm("network.see_headline"),
        order=70,
    )
)
