from .ballot import Ballot, LiveBallot
from .card import SeatCard
from .decision import ChosenProblem, Dissent, RoomCommitment
from .idea import Idea, LiveAuthor
from .issue import Issue
from .poll import Answer, LiveAnswer, Poll, PollItem, PollRound, PollSeat
from .round import Round
from .seat import Seat
from .step import Step
from .workshop import Fact, Guest, Workshop

__all__ = [
    "Answer",
    "Ballot",
    "ChosenProblem",
    "Dissent",
    "Fact",
    "Guest",
    "Idea",
    "Issue",
    "LiveAnswer",
    "LiveAuthor",
    "LiveBallot",
    "Poll",
    "PollItem",
    "PollRound",
    "PollSeat",
    "RoomCommitment",
    "Round",
    "Seat",
    "SeatCard",
    "Step",
    "Workshop",
]
