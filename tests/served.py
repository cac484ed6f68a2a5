"""The real server, `resal serve`, in a process of its own on a folder of its own."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from resal.commands.house import HOME

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
    process = subprocess.Popen(
        [sys.executable, "-m", "resal", "serve", "--port", "0", "--data", str(data)],
        env=surroundings(data) | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Server(process, _address(process))
    finally:
        process.kill()
        process.wait(timeout=15)
        process.stdout.close()


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


def _address(process: subprocess.Popen) -> str:
    said = []
    for line in process.stdout:
        said.append(line)
        if found := READY.search(line):
            return found.group()
    raise AssertionError("the server did not start: " + "".join(said))
