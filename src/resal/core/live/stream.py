"""The door of the streams, in plain ASGI: no thread and no database connection for a listener.

State is rendered by one thread for all topics; who may listen is checked before the stream opens.
"""

import asyncio
import json
import logging
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.conf import settings
from django.db import close_old_connections, connection

from resal.core.live import bus, passes
from resal.core.live.hub import Frame, Hub, Listener
from resal.core.registry import registry

log = logging.getLogger("resal.live")

PING_EVERY = 15.0
WRITE_PATIENCE = 20.0
PING = b"event: ping\ndata: {}\n\n"
CALMLY = "calme"
BYE = b"event: bye\ndata: {}\n\n"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class Stuck(Exception):
    """The other end takes nothing any more."""


class Streams:
    """The hub of this process, its rendering thread and its ear on the other instances."""

    def __init__(self) -> None:
        self._reader = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live-state")
        self.hub = Hub(self._render, self._admits)
        self._ear: bus.Ear | None = None
        self._checks: set[asyncio.Task] = set()

    def start(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._receive = bus.into(self._loop, self._hear)
        bus.attach(self._receive)
        if connection.vendor == "postgresql":
            self._ear = bus.Ear(lambda: self._loop.call_soon_threadsafe(self.hub.publish_all))
            self._ear.start()

    def stop(self) -> None:
        bus.detach(self._receive)
        if self._ear:
            self._ear.stop()
        self._reader.shutdown(wait=False, cancel_futures=True)

    def say_goodbye(self) -> None:
        """From a signal handler: end every stream, so that the server can leave at once."""
        self._loop.call_soon_threadsafe(self.hub.end_all)

    async def __call__(self, scope, receive, send) -> None:
        topic = scope["path"].removeprefix("/live/").strip("/")
        holding = passes.in_header(_header(scope, b"cookie"), topic)
        if scope["method"] != "GET" or topic.partition("/")[0] not in registry.live:
            return await _say(send, 404)
        if holding is None or not await self._admits(topic, holding.holder):
            return await _say(send, 403)
        pace, _, language = scope["query_string"].decode("latin1").partition("&")
        language = language if language in dict(settings.LANGUAGES) else ""
        listener = self.hub.listen(topic, holding.holder, is_calm=pace == CALMLY, language=language)
        if listener is None:
            return await _say(send, 503)
        leaving = asyncio.create_task(_until_gone(receive, listener))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            await _write(send, b"retry: 2000\n\n")
            await self._pour(send, listener, holding)
        except (Stuck, OSError):
            log.info("a listener of %s no longer reads", topic.partition("/")[0])
        finally:
            leaving.cancel()
            self.hub.leave(topic, listener)

    async def _pour(self, send, listener: Listener, holding: passes.Pass) -> None:
        while not listener.ended and holding.seconds_left > 0:
            frame = await listener.next(min(PING_EVERY, max(holding.seconds_left, 0.01)))
            if frame or not listener.ended:
                await _write(send, frame or PING)
        await _write(send, BYE)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    def _hear(self, word: str) -> None:
        if not word.startswith(bus.RECHECK):
            return self.hub.publish(word)
        check = asyncio.ensure_future(self.hub.recheck(word.removeprefix(bus.RECHECK)))
        self._checks.add(check)
        check.add_done_callback(self._checks.discard)

    async def _render(self, topic: str) -> Frame:
        before, languages = self.hub.before(topic)
        mark = before.mark if before else None
        return await asyncio.get_running_loop().run_in_executor(
            self._reader, _read, frame_of, topic, mark, languages
        )

    async def _admits(self, topic: str, holder: str) -> bool:
        if registry.live[topic.partition("/")[0]].admits is None:
            return True
        return await asyncio.get_running_loop().run_in_executor(self._reader, _read, admits, topic, holder)


def state_of(kind: str, key: str) -> bytes:
    """The shared state as JSON, the same bytes for the stream and for those who poll."""
    return as_json(registry.live[kind].state(key))


def as_json(state: dict[str, Any]) -> bytes:
    return json.dumps(state, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def frame_of(topic: str, mark: str | None = None, languages: Iterable[str] = ()) -> Frame:
    """The state; with the page drawn in each of these languages when it is another than the one of `mark`."""
    kind, _, key = topic.partition("/")
    place = registry.live[kind]
    state = place.state(key)
    weight = place.weight(state) if place.weight else state
    data = _event(b"state", state)
    if place.mark is None or place.scene is None:
        return Frame(data, weight)
    here = place.mark(state)
    drawn = {
        language: place.scene(key, state, language) for language in languages if mark not in (None, here)
    }
    scenes = {language: _event(b"scene", scene) + data for language, scene in drawn.items() if scene}
    return Frame(data, weight, here, scenes)


def _event(name: bytes, told: dict[str, Any]) -> bytes:
    return b"event: " + name + b"\ndata: " + as_json(told) + b"\n\n"


def admits(topic: str, holder: str) -> bool:
    kind, _, key = topic.partition("/")
    place = registry.live[kind]
    return place.admits is None or place.admits(key, holder)


def _read(question, *about):
    """Ask the database from the reading thread, whose connection is looked after as in a request."""
    close_old_connections()
    try:
        return question(*about)
    finally:
        close_old_connections()


async def _until_gone(receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.end()


async def _write(send, data: bytes) -> None:
    """A reader who takes nothing for twenty seconds is gone, whatever its line says."""
    here, late = asyncio.current_task(), []
    timer = asyncio.get_running_loop().call_later(WRITE_PATIENCE, lambda: late.append(here.cancel()))
    try:
        await send({"type": "http.response.body", "body": data, "more_body": True})
    except asyncio.CancelledError:
        if late and not here.uncancel():
            raise Stuck from None
        raise
    finally:
        timer.cancel()


async def _say(send, status: int) -> None:
    headers = [(b"content-type", b"text/plain"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _header(scope, name: bytes) -> str:
    return "; ".join(value.decode("latin1") for key, value in scope["headers"] if key == name)
