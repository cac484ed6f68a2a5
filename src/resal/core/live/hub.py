"""The hub: one task a topic, at most five renders a second, one frame for all listeners.

Everything here runs in the event loop. A listener keeps the latest frame only: a slow phone skips states,
it never falls behind, and it never holds the others back.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

log = logging.getLogger("resal.live")

WINDOW = 0.2
GATHERING = 0.01
LARGEST_ROOM = 3000

Render = Callable[[str], Awaitable[bytes]]
Admits = Callable[[str, str], Awaitable[bool]]


class Listener:
    """One open stream: the latest frame it has not written yet, and whether it should end."""

    __slots__ = ("_frame", "_news", "ended", "holder")

    def __init__(self, holder: str):
        self.holder = holder
        self.ended = False
        self._frame: bytes | None = None
        self._news = asyncio.Event()

    def offer(self, frame: bytes) -> None:
        self._frame = frame
        self._news.set()

    def end(self) -> None:
        self.ended = True
        self._news.set()

    async def next(self, patience: float) -> bytes | None:
        """The latest frame, or None when nothing came for `patience` seconds or the stream ends."""
        if not self._news.is_set():
            try:
                async with asyncio.timeout(patience):  # no task of its own: there are hundreds of listeners
                    await self._news.wait()
            except TimeoutError:
                return None
        frame, self._frame = self._frame, None
        if not self.ended:
            self._news.clear()
        return frame


@dataclass(slots=True)
class Topic:
    listeners: set[Listener] = field(default_factory=set)
    frame: bytes | None = None
    rendered_at: float = float("-inf")
    dirty: bool = False
    work: asyncio.Task | None = None


class Hub:
    """`render(topic)` gives the frame, `admits(topic, holder)` says whether a stream may go on."""

    def __init__(self, render: Render, admits: Admits, window: float = WINDOW):
        self._render = render
        self._admits = admits
        self._window = window
        self._topics: dict[str, Topic] = {}
        self.renders = 0

    def listen(self, name: str, holder: str) -> Listener | None:
        """A new listener; None when the topic is full. It gets the current state at once."""
        topic = self._topics.setdefault(name, Topic())
        if len(topic.listeners) >= LARGEST_ROOM:
            return None
        listener = Listener(holder)
        topic.listeners.add(listener)
        if topic.frame is not None and not topic.dirty:
            listener.offer(topic.frame)
        else:
            self.publish(name)
        return listener

    def leave(self, name: str, listener: Listener) -> None:
        topic = self._topics.get(name)
        if topic is None:
            return
        topic.listeners.discard(listener)
        if not topic.listeners:
            if topic.work is not None:
                topic.work.cancel()
            del self._topics[name]

    def publish(self, name: str) -> None:
        """Something changed: render soon, once, however many say so."""
        topic = self._topics.get(name)
        if topic is None:
            return
        topic.dirty = True
        if topic.work is None or topic.work.done():
            topic.work = asyncio.get_running_loop().create_task(self._refresh(name, topic))

    def publish_all(self) -> None:
        """The line to the other instances was cut: anything may have changed."""
        for name in list(self._topics):
            self.publish(name)

    async def recheck(self, name: str) -> None:
        """End the streams whose pass no longer admits them."""
        topic = self._topics.get(name)
        for listener in list(topic.listeners) if topic else []:
            if not await self._admits(name, listener.holder):
                listener.end()

    def end_all(self) -> None:
        """The server stops: say goodbye to everybody, so that it can leave at once."""
        for topic in self._topics.values():
            for listener in topic.listeners:
                listener.end()

    async def _refresh(self, name: str, topic: Topic) -> None:
        loop = asyncio.get_running_loop()
        while topic.dirty:
            wait = topic.rendered_at + self._window - loop.time()
            await asyncio.sleep(max(wait, GATHERING))
            topic.dirty = False
            topic.rendered_at = loop.time()
            try:
                frame = await self._render(name)
            except Exception:
                log.exception("state of %s could not be rendered", name)
                continue
            self.renders += 1
            topic.frame = frame
            for listener in topic.listeners:
                listener.offer(frame)
