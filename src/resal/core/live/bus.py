"""The bus: carries the names of topics that changed, in this process or, on PostgreSQL, to every instance.

Only the name travels: each instance reads and renders for itself.
"""

import asyncio
import logging
import threading
from collections.abc import Callable

from django.db import connection, transaction

log = logging.getLogger("resal.live")

CHANNEL = "resal_live"
RECHECK = "!"
PATIENCE = 5.0

_receivers: list[Callable[[str], None]] = []


def publish(kind: str, key: str) -> None:
    """Tell every live page of this topic, when the transaction is committed."""
    _send(f"{kind}/{key}")


def recheck(kind: str, key: str) -> None:
    """Somebody lost a right on this topic: every open stream is asked for its pass again, on commit."""
    _send(f"{RECHECK}{kind}/{key}")


def attach(receive: Callable[[str], None]) -> None:
    """From now on `receive(word)` hears the words sent in this process; it may be called from any thread."""
    _receivers.append(receive)


def detach(receive: Callable[[str], None]) -> None:
    _receivers.remove(receive)


def _send(word: str) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, word])
        return
    transaction.on_commit(lambda: deliver(word))


def deliver(word: str) -> None:
    for receive in list(_receivers):
        receive(word)


class Ear(threading.Thread):
    """Listens to the other instances on a connection of its own, and comes back when the line is cut."""

    def __init__(self, on_reconnect: Callable[[], None]):
        super().__init__(name="live-ear", daemon=True)
        self._on_reconnect = on_reconnect
        self._stop = threading.Event()

    def run(self) -> None:
        while not self._stop.is_set():
            try:
                self._listen()
            except Exception:
                log.exception("the line between instances was cut; trying again")
                self._stop.wait(1.0)

    def stop(self) -> None:
        self._stop.set()

    def _listen(self) -> None:
        import psycopg  # noqa: PLC0415 - an extra: only installations on PostgreSQL have it

        wanted = connection.get_connection_params()
        wanted.pop("cursor_factory", None)
        wanted.pop("context", None)
        with psycopg.connect(**wanted, autocommit=True) as line:
            line.execute(f"LISTEN {CHANNEL}")
            self._on_reconnect()
            while not self._stop.is_set():
                for notice in line.notifies(timeout=PATIENCE):
                    deliver(notice.payload)
                    if self._stop.is_set():
                        return


def into(loop: asyncio.AbstractEventLoop, act: Callable[[str], None]) -> Callable[[str], None]:
    """A receiver that hands words to `act` in the loop, and nothing once the loop is closed."""

    def receive(word: str) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(act, word)

    return receive
