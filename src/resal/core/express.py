"""The express lane: a whole room presses the same button in the same second.

A post that is in perfect order is written together with those that arrived meanwhile, in one transaction, and
acknowledged after the commit. Everything else goes on to Django untouched, which knows how to say what is wrong.
What protects a post stands here as there: its origin and its token by Django's own guard, the host, the size.
"""

import asyncio
import io
import logging
import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.core.exceptions import DisallowedHost
from django.core.handlers.asgi import ASGIRequest
from django.db import close_old_connections
from django.middleware.csrf import CsrfViewMiddleware

from resal.core.registry import ExpressPost

log = logging.getLogger("resal.express")

FORM = b"application/x-www-form-urlencoded"
LARGEST = 4096
MOST_AT_ONCE = 256
HEADERS = [
    (b"content-length", b"0"),
    (b"cache-control", b"max-age=0, no-cache, no-store, must-revalidate, private"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]


class Express:
    """An ASGI application: takes the posts it can, hands the others to `pages`."""

    def __init__(self, pages, posts: Sequence[ExpressPost]):
        self._pages = pages
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="express")
        self._lanes = [(post, Batch(post.store, self._writer)) for post in posts]

    async def __call__(self, scope, receive, send) -> None:
        lane = self._lane(scope) if scope["method"] == "POST" else None
        if lane is None:
            return await self._pages(scope, receive, send)
        post, batch, parts = lane
        message = await receive()
        thing = read(post, parts, scope, message)
        if thing is not None and await batch.put(thing):
            return await _go_to(send, post.answer(**parts))
        return await self._pages(scope, _again(message, receive), send)

    def stop(self) -> None:
        """What is waiting is written first."""
        self._writer.shutdown(wait=True)

    def _lane(self, scope):
        for post, batch in self._lanes:
            if found := post.address.fullmatch(scope["path"]):
                return post, batch, found.groupdict()
        return None


class Batch:
    """What waits together is stored together; `put` answers after the commit, False when it is not stored."""

    def __init__(self, store: Callable[[Sequence[Any]], Sequence[bool]], writer: ThreadPoolExecutor):
        self._store, self._writer = store, writer
        self._waiting: list[tuple[Any, asyncio.Future]] = []
        self._work: asyncio.Task | None = None

    async def put(self, thing: Any) -> bool:
        loop = asyncio.get_running_loop()
        answer = loop.create_future()
        self._waiting.append((thing, answer))
        if self._work is None or self._work.done():
            self._work = loop.create_task(self._write())
        return await answer

    async def _write(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
            things = [thing for thing, _answer in batch]
            try:
                stored = await loop.run_in_executor(self._writer, self._stored, things)
            except Exception:
                log.exception("%s posts could not be stored together", len(batch))
                stored = [False] * len(batch)
            for (_thing, answer), is_stored in zip(batch, stored, strict=True):
                if not answer.done():
                    answer.set_result(is_stored)

    def _stored(self, things: list[Any]) -> Sequence[bool]:
        close_old_connections()
        try:
            return self._store(things)
        finally:
            close_old_connections()


class Guard(CsrfViewMiddleware):
    """Django's own check of origin and token; it is Django, further on, that answers a forged post."""

    def _reject(self, request, reason):
        return reason


guard = Guard(lambda request: None)


def read(post: ExpressPost, parts: dict[str, str], scope, message) -> Any:
    """The thing to store; None for whatever is not a small, whole form of ours in perfect order."""
    body = message.get("body", b"")
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"")
    if message.get("more_body") or len(body) > LARGEST or not kind.startswith(FORM):
        return None
    try:
        request = ASGIRequest(scope, io.BytesIO(body))
        request.get_host()
        guard.process_request(request)
        if guard.process_view(request, post.read, (), {}) is not None:
            return None
        return post.read(request, **parts)
    except (DisallowedHost, UnicodeError, ValueError):
        return None


async def _go_to(send, address: str) -> None:
    headers = [
        (b"location", address.encode("ascii")),
        (b"x-request-id", secrets.token_hex(4).encode()),
        *HEADERS,
    ]
    await send({"type": "http.response.start", "status": 302, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _again(message, receive):
    """The same body, from its first piece."""
    first = [message]

    async def again():
        return first.pop() if first else await receive()

    return again
