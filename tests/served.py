"""The real server, `resal serve` or `resal demo`, in a process of its own on a folder of its own."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO
from urllib.parse import urlsplit

from resal.commands.house import HOME

PATIENCE = 90
READY = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass(frozen=True, slots=True)
class Server:
    process: subprocess.Popen
    url: str
    data: Path

    def stop(self) -> float:
        """Ask it to stop; returns how many seconds it took."""
        asked = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=15)
        return time.monotonic() - asked

    def kill(self) -> None:
        """As a power cut does: nothing is said beforehand."""
        self.process.kill()
        self.process.wait(timeout=15)

    def asked(self, question: str, *values) -> list[tuple]:
        """What the database holds, read from outside."""
        with closing(sqlite3.connect(f"file:{self.data / 'resal.sqlite3'}?mode=ro", uri=True)) as database:
            return database.execute(question, values).fetchall()

    def last_message_to(self, email: str) -> str:
        """The words of the newest message to this address, as it waits in the outbox."""
        rows = self.asked('SELECT body FROM core_message WHERE "to" = ? ORDER BY id DESC LIMIT 1', email)
        assert rows, f"no message to {email}"
        return rows[0][0]


@contextmanager
def serving(data: Path, word: str = "serve", **environment: str) -> Iterator[Server]:
    """Serve the installation in `data` on a free port until the end of the block."""
    port = free_port() if word == "demo" else 0  # a demo says its address before it listens
    with TemporaryFile("a+") as told:  # a file, since a server whose pipe nobody reads stops once it is full
        process = subprocess.Popen(
            [sys.executable, "-m", "resal", word, "--port", str(port), "--data", str(data)],
            env=surroundings(data) | environment,
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Server(process, _address(process, told), data)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(timeout=15)


def run(data: Path, code: str, **environment: str) -> str:
    """Run Python inside the installation, in a process of its own; returns what it printed."""
    started = "import django; django.setup()\n"
    done = subprocess.run(
        [sys.executable, "-c", started + code],
        env=surroundings(data) | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def surroundings(data: Path) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("RESAL_", "DJANGO_", "LC_"))
    }
    return kept | {
        "RESAL_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "resal.settings",
        "PYTHONPATH": f"{HOME / 'src'}{os.pathsep}{HOME}",
        "LANG": "fr_CA.UTF-8",
    }


def answers(address: str) -> bool:
    """It says its address a moment before it listens."""
    place = urlsplit(address)
    try:
        socket.create_connection((place.hostname, place.port), timeout=1).close()
    except OSError:
        return False
    return True


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as once:
        return once.getsockname()[1]


def _address(process: subprocess.Popen, told: IO[str]) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        is_over = process.poll() is not None
        told.seek(0)
        found = READY.search(said := told.read())
        if found and answers(found.group()):
            return found.group()
        if is_over:
            raise AssertionError(f"the server did not start: {said}")
        time.sleep(0.05)
    raise AssertionError(f"the server took more than {PATIENCE} s to start")
