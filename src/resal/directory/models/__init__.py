from .mandate import Mandate, MandateRole
from .member import Expertise, Member
from .milieu import Milieu
from .organisation import Organisation
from .sector import Family, Sector
from .term import Term, Vocabulary
from .territory import Territory

__all__ = [
    "Expertise",
    "Family",
    "Mandate",
    "MandateRole",
    "Member",
    "Milieu",
    "Organisation",
    "Sector",
    "Term",
    "Territory",
    "Vocabulary",
]
