"""Where a file opens, as a form says it and an action settles it."""

from dataclasses import dataclass

from resal.directory.models import Milieu, Organisation, Sector, Territory


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file opens: a known milieu, or a new one with its name, territory and lead organisation."""

    milieu: Milieu | None = None
    name: str = ""
    territory: Territory | None = None
    organisation: Organisation | None = None
    organisation_name: str = ""
    sector: Sector | None = None
