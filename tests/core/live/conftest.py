import pytest

from resal.core.live import passes
from resal.core.registry import LivePlace, registry


class Wall:
    """A live place of its own for these tests: what is written on the wall."""

    def __init__(self):
        self.words = "bonjour"
        self.refused = set()

    def state(self, key):
        return {"version": 1, "key": key, "words": self.words}

    def admits(self, key, holder):
        return holder not in self.refused


@pytest.fixture
def wall(monkeypatch):
    wall = Wall()
    monkeypatch.setitem(registry.live, "mur", LivePlace("mur", wall.state, wall.admits))
    return wall


class Jar:
    """Collects what `passes.give` sets, as a browser would."""

    def __init__(self):
        self.cookies = {}
        self.paths = {}

    def set_cookie(self, name, value, *, path, **kept):
        self.cookies[name] = value
        self.paths[name] = path


@pytest.fixture
def jar_for():
    def make(kind="mur", key="a", **words):
        jar = Jar()
        passes.give(jar, kind, key, **words)
        return jar

    return make
