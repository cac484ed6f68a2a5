from .handover import HandOverReceipt
from .holiday import Holiday
from .message import DigestLine, Message
from .network import Network
from .periodic import PeriodicRun
from .submission import Submission
from .text import Text

__all__ = [
    "DigestLine",
    "HandOverReceipt",
    "Holiday",
    "Message",
    "Network",
    "PeriodicRun",
    "Submission",
    "Text",
]
