"""Log lines: one an event, with the request's id; never a body, an e-mail address or an IP address.

An error is told by its kind and the lines of code it went through; its own sentence is left out, because
databases and mail servers like to repeat what people typed.
"""

import logging
import re
from contextvars import ContextVar
from pathlib import Path
from traceback import extract_tb

request_id: ContextVar[str] = ContextVar("request_id", default="-")

SOURCES = str(Path(__file__).resolve().parents[1])
LONG_TOKEN = re.compile(r"/[\w:=-]{16,}")
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")
DEEPEST = 6


class Line(logging.Formatter):
    def __init__(self):
        super().__init__("{asctime} {levelname} {name} [{request}] {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        record.request = request_id.get()
        record.message = record.getMessage()
        record.asctime = self.formatTime(record)
        parts = [
            self.formatMessage(record),
            _about(getattr(record, "request_of", None)),
            _error(record.exc_info),
        ]
        return discreet(" ".join(" ".join(part for part in parts if part).split()))


class KeepRequest(logging.Filter):
    """Django attaches the request to its records: keep its path and whose it was, nothing more."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None and hasattr(request, "path"):
            record.request_of = (request.method, request.path, _who(request))
        return True


def discreet(line: str) -> str:
    """Without the tokens of signed links and without mail addresses."""
    return ADDRESS.sub("…@…", LONG_TOKEN.sub("/…", line))


def _who(request) -> str:
    """The person's id, when the session was read already: a log line asks the database nothing."""
    user = getattr(request, "_cached_user", None)
    return str(getattr(user, "pk", None) or "-")


def _about(request_of) -> str:
    return "" if request_of is None else "{} {} person={}".format(*request_of)


def _error(exc_info) -> str:
    if not exc_info or exc_info[0] is None:
        return ""
    frames = [frame for frame in extract_tb(exc_info[2]) if frame.filename.startswith(SOURCES)]
    path = " < ".join(
        f"{frame.filename.removeprefix(SOURCES + '/')}:{frame.lineno} {frame.name}"
        for frame in reversed(frames[-DEEPEST:])
    )
    return f"| {exc_info[0].__name__} at {path or 'outside of resal'}"
