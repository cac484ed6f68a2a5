from .ballot import Ballot, LiveBallot
from .decision import ChosenProblem, Dissent, RoomCommitment
from .idea import Idea, LiveAuthor
from .issue import Issue
from .round import Round
from .seat import Seat
from .step import Step
from .workshop import Fact, Guest, Workshop

__all__ = [
    "Ballot",
    "ChosenProblem",
    "Dissent",
    "Fact",
    "Guest",
    "Idea",
    "Issue",
    "LiveAuthor",
    "LiveBallot",
    "RoomCommitment",
    "Round",
    "Seat",
    "Step",
    "Workshop",
]
