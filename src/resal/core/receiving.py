"""Take a request's body in before a thread is spent on it: bounded, whole, or not at all.

A slow upload holds a file, not one of four threads; a line that breaks in the middle of a post never
becomes half a form; a body without a length is bounded like any other.
"""

import string
import tempfile
import time
from urllib.parse import quote_from_bytes

IN_MEMORY = 1024 * 1024
PIECE = 64 * 1024
SECONDS = 300
UNKNOWN = -1
LENGTH_HEADERS = {b"content-length", b"transfer-encoding"}


def whole_body(app, largest: int):
    """An ASGI application that hands `app` complete bodies of at most `largest` bytes.

    A larger one is announced by its length and left out: Django refuses it with a page.
    """

    async def receiving(scope, receive, send):
        scope["query_string"] = _ascii(scope["query_string"])
        length = _length(scope["headers"])
        if length == 0 or length > largest:
            return await app(scope, _nothing, send)
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            size = await _take(receive, body, largest)
            if size is None:
                return None
            scope["headers"] = [pair for pair in scope["headers"] if pair[0] not in LENGTH_HEADERS] + [
                (b"content-length", str(size).encode())
            ]
            body.seek(0)
            return await app(scope, _nothing if size > largest else _replay(body), send)

    return receiving


def _length(headers) -> int:
    """The announced length; 0 without a body, UNKNOWN when it comes in chunks. Nonsense goes on to Django."""
    names = dict(headers)
    if b"transfer-encoding" in names:
        return UNKNOWN
    announced = names.get(b"content-length", b"0")
    return int(announced) if announced.isdigit() else 0


async def _take(receive, body, largest: int) -> int | None:
    """Read everything into `body`; returns the size, None when the line broke or dawdled."""
    size, until = 0, time.monotonic() + SECONDS
    while True:
        message = await receive()
        if message["type"] == "http.disconnect" or time.monotonic() > until:
            return None
        piece = message.get("body", b"")
        size += len(piece)
        if size > largest:
            return size
        body.write(piece)
        if not message.get("more_body", False):
            return size


def _replay(body):
    async def receive():
        piece = body.read(PIECE)
        return {"type": "http.request", "body": piece, "more_body": len(piece) == PIECE}

    return receive


async def _nothing():
    return {"type": "http.request", "body": b"", "more_body": False}


def _ascii(query: bytes) -> bytes:
    """Some clients send raw bytes where percent signs should be: WSGI knows ASCII only."""
    return query if query.isascii() else quote_from_bytes(query, safe=string.punctuation).encode()
