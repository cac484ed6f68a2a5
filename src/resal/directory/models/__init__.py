from .availability import Conflict, IncompatiblePair, Unavailability
from .mandate import Mandate, MandateRole
from .member import FRESH_FOR, HIDEABLE, PUBLIC_PROFILE, Expertise, Member, SeenBy
from .milieu import Milieu
from .organisation import Organisation
from .sector import Family, Sector
from .staging import Decision, ImportedChange, ListImport, ListSource, ListStatus, StagedFile, StagedRow
from .term import Term, Vocabulary
from .territory import Territory

__all__ = [
    "FRESH_FOR",
    "HIDEABLE",
    "PUBLIC_PROFILE",
    "Conflict",
    "Decision",
    "Expertise",
    "Family",
    "ImportedChange",
    "IncompatiblePair",
    "ListImport",
    "ListSource",
    "ListStatus",
    "Mandate",
    "MandateRole",
    "Member",
    "Milieu",
    "Organisation",
    "Sector",
    "SeenBy",
    "StagedFile",
    "StagedRow",
    "Term",
    "Territory",
    "Unavailability",
    "Vocabulary",
]
