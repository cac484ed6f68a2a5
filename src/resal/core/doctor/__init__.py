"""What is well, what to look at, what must be mended: one line a subject, each with what to do."""

from resal.core.doctor import data, database, mail, reach, settings
from resal.core.doctor.finding import Finding, State

__all__ = ["Finding", "State", "examine"]

EXAMINATIONS = (
    settings.debugging,
    settings.unknown_names,
    settings.hosts,
    data.rights,
    data.disk,
    data.copies,
    database.version,
    database.mode,
    database.soundness,
    database.migrations,
    mail.server,
    mail.waiting,
    reach.address,
)


def examine() -> list[Finding]:
    """Every examination, in an order that lets the first problem explain the next ones."""
    return [finding for examination in EXAMINATIONS if (finding := examination())]
