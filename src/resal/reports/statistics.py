"""The organisations reached: all those that came to something, in any app."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from resal.core.registry import Counted, Statistic, registry
from resal.directory.models import Organisation


def organisations(since: date, until: date) -> Iterable[Counted]:
    came = {
        one.organisation_id
        for source in registry.activities
        for one in source(since, until)
        if one.came and since <= one.day <= until
    }
    for one in Organisation.objects.filter(pk__in=came).select_related("merged_into").order_by("pk"):
        kept = one.merged_into or one
        yield Counted(
            key=f"directory.organisation:{kept.pk}",
            label=kept.name,
            address=reverse("directory:organisation", args=[kept.public_id]),
        )


STATISTICS = [Statistic("reach.organisations", "reach", _("Organismes"), organisations, 40)]
