import asyncio
import json

import pytest

from resal.core.live import stream as streams_module
from resal.core.live.stream import Streams


class Visitor:
    """One ASGI request to the door of the streams."""

    def __init__(self, path="/live/mur/a", cookie="", method="GET"):
        self.scope = {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": b"",
            "headers": [(b"cookie", cookie.encode())] if cookie else [],
        }
        self.sent = []
        self.gone = asyncio.Event()
        self.arrived = asyncio.Event()

    async def receive(self):
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        self.sent.append(message)
        if b"data:" in message.get("body", b""):
            self.arrived.set()

    @property
    def status(self):
        return self.sent[0]["status"]

    @property
    def events(self):
        body = b"".join(message.get("body", b"") for message in self.sent)
        return [part.decode() for part in body.split(b"\n\n") if b"data:" in part]


def visit(story):
    async def whole():
        streams = Streams()
        streams.start()
        try:
            return await asyncio.wait_for(story(streams), 5)
        finally:
            streams.stop()

    return asyncio.run(whole())


def cookie(jar):
    return f"passe-flux={jar.cookies['passe-flux']}; autre=1"


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [("/live/mur/a", "GET", 403), ("/live/inconnu/a", "GET", 404), ("/live/mur/a", "POST", 404)],
)
def test_the_door_stays_shut_without_a_pass(wall, path, method, status):
    async def story(streams):
        visitor = Visitor(path, method=method)
        await streams(visitor.scope, visitor.receive, visitor.send)
        return visitor.status

    assert visit(story) == status


def test_a_pass_for_another_room_is_refused(wall, jar_for):
    async def story(streams):
        visitor = Visitor("/live/mur/b", cookie(jar_for(key="a")))
        await streams(visitor.scope, visitor.receive, visitor.send)
        return visitor.status

    assert visit(story) == 403


def test_a_pass_that_was_taken_back_is_refused(wall, jar_for):
    wall.refused.add("elle")

    async def story(streams):
        visitor = Visitor(cookie=cookie(jar_for(holder="elle")))
        await streams(visitor.scope, visitor.receive, visitor.send)
        return visitor.status

    assert visit(story) == 403


def test_whoever_holds_a_pass_gets_the_state_now_and_after_each_change(wall, jar_for):
    from resal.core.live import bus

    async def story(streams):
        visitor = Visitor(cookie=cookie(jar_for()))
        listening = asyncio.create_task(streams(visitor.scope, visitor.receive, visitor.send))
        await visitor.arrived.wait()
        visitor.arrived.clear()
        wall.words = "au revoir\nà demain"
        bus.deliver("mur/a")
        await visitor.arrived.wait()
        visitor.gone.set()
        await listening
        return visitor

    visitor = visit(story)

    assert [json.loads(event.partition("data: ")[2])["words"] for event in visitor.events[:2]] == [
        "bonjour",
        "au revoir\nà demain",
    ]
    headers = dict(visitor.sent[0]["headers"])
    assert headers[b"x-accel-buffering"] == b"no"
    assert headers[b"content-type"] == b"text/event-stream; charset=utf-8"


def test_a_quiet_room_still_pings_with_an_event(wall, jar_for, monkeypatch):
    monkeypatch.setattr(streams_module, "PING_EVERY", 0.02)

    async def story(streams):
        visitor = Visitor(cookie=cookie(jar_for()))
        listening = asyncio.create_task(streams(visitor.scope, visitor.receive, visitor.send))
        while len(visitor.events) < 3:
            await asyncio.sleep(0.01)
        visitor.gone.set()
        await listening
        return visitor.events

    assert visit(story)[1:3] == ["event: ping\ndata: {}"] * 2


def test_taking_a_pass_back_ends_the_stream(wall, jar_for):
    from resal.core.live import bus

    async def story(streams):
        visitor = Visitor(cookie=cookie(jar_for(holder="elle")))
        listening = asyncio.create_task(streams(visitor.scope, visitor.receive, visitor.send))
        await visitor.arrived.wait()
        wall.refused.add("elle")
        bus.deliver("!mur/a")
        await listening
        return visitor.events[-1]

    assert visit(story) == "event: bye\ndata: {}"


def test_a_stream_ends_with_its_pass(wall, jar_for):
    async def story(streams):
        visitor = Visitor(cookie=cookie(jar_for(hours=0.2 / 3600)))
        await streams(visitor.scope, visitor.receive, visitor.send)
        return visitor.sent[-1]["more_body"]

    assert visit(story) is False


def test_a_reader_who_takes_nothing_is_let_go(wall, jar_for, monkeypatch):
    monkeypatch.setattr(streams_module, "WRITE_PATIENCE", 0.05)

    async def story(streams):
        visitor = Visitor(cookie=cookie(jar_for()))

        async def stuck(message):
            if message["type"] == "http.response.body":
                await asyncio.sleep(60)

        await streams(visitor.scope, visitor.receive, stuck)
        return streams.hub._topics

    assert visit(story) == {}


def test_the_server_says_goodbye_to_everybody(wall, jar_for):
    async def story(streams):
        visitors = [Visitor(cookie=cookie(jar_for())) for _ in range(20)]
        listening = [asyncio.create_task(streams(v.scope, v.receive, v.send)) for v in visitors]
        await asyncio.gather(*(visitor.arrived.wait() for visitor in visitors))
        streams.say_goodbye()
        await asyncio.gather(*listening)
        return {visitor.events[-1] for visitor in visitors}

    assert visit(story) == {"event: bye\ndata: {}"}
