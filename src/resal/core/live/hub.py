"""The hub: one task a topic, at most five renders a second, one frame for all listeners.

Everything here runs in the event loop. A listener keeps the latest frame only: a slow phone skips states,
it never falls behind, and it never holds the others back. A calm listener (a phone in a pocket, where a screen
shows the count) gets counts once a second; whatever else changes, it gets at once like everybody.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

log = logging.getLogger("resal.live")

WINDOW = 0.2
CALM = 1.0
GATHERING = 0.01
LARGEST_ROOM = 3000


class Frame(NamedTuple):
    """What goes on the line, and what in it matters at once: equal `weight`, only counts moved.

    `scenes` are pages drawn for all who listen in a language; they travel once, with the frame whose `mark` is new.
    """

    data: bytes
    weight: Any
    mark: str = ""
    scenes: Mapping[str, bytes] = {}

    def to(self, language: str) -> bytes:
        """The same news, with the page drawn in this language where there is one."""
        return self.scenes.get(language, self.data)


Render = Callable[[str], Awaitable[Frame]]
Admits = Callable[[str, str], Awaitable[bool]]


class Listener:
    """One open stream: the latest frame it has not written yet, and whether it should end.

    Hundreds of them wake five times a second: a bare future and a bare timer, no task and no lock of its own.
    """

    __slots__ = ("_frame", "_news", "ended", "holder", "is_calm", "language")

    def __init__(self, holder: str, is_calm: bool, language: str = ""):
        self.holder = holder
        self.is_calm = is_calm
        self.language = language
        self.ended = False
        self._frame: bytes | None = None
        self._news: asyncio.Future | None = None

    def offer(self, frame: bytes) -> None:
        self._frame = frame
        self._wake()

    def end(self) -> None:
        self.ended = True
        self._wake()

    async def next(self, patience: float) -> bytes | None:
        """The latest frame, or None when nothing came for `patience` seconds or the stream ends."""
        if self._frame is None and not self.ended:
            loop = asyncio.get_running_loop()
            self._news = loop.create_future()
            timer = loop.call_later(patience, self._wake)
            try:
                await self._news
            finally:
                timer.cancel()
                self._news = None
        frame, self._frame = self._frame, None
        return frame

    def _wake(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)


@dataclass(slots=True)
class Topic:
    listeners: set[Listener] = field(default_factory=set)
    frame: Frame | None = None
    rendered_at: float = float("-inf")
    calm_at: float = float("-inf")
    catching_up: asyncio.TimerHandle | None = None
    dirty: bool = False
    work: asyncio.Task | None = None


class Hub:
    """`render(topic)` gives the frame, `admits(topic, holder)` says whether a stream may go on."""

    def __init__(self, render: Render, admits: Admits, window: float = WINDOW, calm: float = CALM):
        self._render = render
        self._admits = admits
        self._window = window
        self._calm = calm
        self._topics: dict[str, Topic] = {}
        self.renders = 0

    def listen(self, name: str, holder: str, *, is_calm: bool = False, language: str = "") -> Listener | None:
        """A new listener; None when the topic is full. It gets the current state at once."""
        topic = self._topics.setdefault(name, Topic())
        if len(topic.listeners) >= LARGEST_ROOM:
            return None
        listener = Listener(holder, is_calm, language)
        topic.listeners.add(listener)
        if topic.frame is not None and not topic.dirty:
            listener.offer(topic.frame.data)
        else:
            self.publish(name)
        return listener

    def leave(self, name: str, listener: Listener) -> None:
        topic = self._topics.get(name)
        if topic is None:
            return
        topic.listeners.discard(listener)
        if not topic.listeners:
            for pending in (topic.work, topic.catching_up):
                if pending is not None:
                    pending.cancel()
            del self._topics[name]

    def before(self, name: str) -> tuple[Frame | None, set[str]]:
        """What the listeners of this topic had last, and the languages they read."""
        topic = self._topics.get(name) or Topic()
        return topic.frame, {one.language for one in topic.listeners if one.language}

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
            self._fan_out(topic, frame)

    def _fan_out(self, topic: Topic, frame: Frame) -> None:
        loop = asyncio.get_running_loop()
        matters = topic.frame is None or topic.frame.weight != frame.weight
        topic.frame = frame
        if matters or loop.time() >= topic.calm_at + self._calm:
            self._catch_up(topic)
        elif topic.catching_up is None:
            topic.catching_up = loop.call_at(topic.calm_at + self._calm, self._catch_up, topic)
        for listener in topic.listeners:
            if not listener.is_calm:
                listener.offer(frame.to(listener.language))

    def _catch_up(self, topic: Topic) -> None:
        """The calm ones get the latest state."""
        if topic.catching_up is not None:
            topic.catching_up.cancel()
            topic.catching_up = None
        topic.calm_at = asyncio.get_running_loop().time()
        for listener in topic.listeners:
            if listener.is_calm:
                listener.offer(topic.frame.to(listener.language))
