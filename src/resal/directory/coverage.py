"""Which sectors are at a table, and which are missing."""

from collections.abc import Iterable
from dataclasses import replace

from resal.core.registry import SectorMark
from resal.directory import offered
from resal.directory.models import Mandate, Milieu


def marks(present: Iterable[int]) -> list[SectorMark]:
    """Every sector that is offered today: those of `present` (ids) full, the others missing."""
    here = set(present)
    return [replace(mark, present=sector in here) for sector, mark in offered.today()["marks"]]


def of_milieu(milieu: Milieu, mandates: Iterable[Mandate]) -> list[SectorMark]:
    """The sectors of those who hold these mandates on it, by their organisation or as partner organisations."""
    present = {milieu.lead_organisation.sector_id}
    for mandate in mandates:
        member = getattr(mandate.person, "member", None)
        present |= {at.sector_id for at in (mandate.organisation, member and member.organisation) if at}
    return marks(present)
