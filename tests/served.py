"""The real server, `resal serve`, in a process of its own on a folder of its own."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def serving(data: Path, **environment: str) -> Iterator[Server]:
    """Serve the installation in `data` on a free port until the end of the block."""
    with TemporaryFile("a+") as told:  # a file, since a server whose pipe nobody reads stops once it is full
        process = subprocess.Popen(
            [sys.executable, "-m", "resal", "serve", "--port", "0", "--data", str(data)],
            env=surroundings(data) | environment,
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Server(process, _address(process, told))
        finally:
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
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RESAL_", "DJANGO_"))}
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
