"""The desk stands first in everybody's menu."""

from django.utils.translation import gettext_lazy as _

from resal.core.registry import MenuEntry, registry

registry.menu.append(
    MenuEntry(
        label=_("Bureau"),
        url_name="site:desk",
        prefix="/bureau/",
        may=lambda user: user.is_authenticated,
        order=0,
    )
)
