"""Which sectors are at a table, and which are missing."""

from collections.abc import Iterable

from resal.core.registry import SectorMark
from resal.directory.models import Mandate, Milieu, Organisation, Sector


def marks(present: Iterable[int]) -> list[SectorMark]:
    """Every sector that is offered today: those of `present` (ids) full, the others missing."""
    here = set(present)
    return [sector.mark(present=sector.pk in here) for sector in Sector.objects.offered()]


def of_members(members) -> list[SectorMark]:
    """The sectors of the organisations where these members work."""
    at_work = Organisation.objects.filter(pk__in=members.order_by().values("organisation"))
    return marks(at_work.order_by().values_list("sector", flat=True).distinct())


def of_milieu(milieu: Milieu) -> list[SectorMark]:
    """The sectors of those who hold a mandate on it, by their organisation or as partner organisations."""
    current = Mandate.objects.current().on(milieu)
    own = current.values_list("organisation__sector", "person__member__organisation__sector")
    present = {sector for pair in own for sector in pair if sector}
    return marks(present | {milieu.lead_organisation.sector_id})
