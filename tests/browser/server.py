"""The real server on a folder of its own, as people start it."""

import contextlib
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from resal.commands.house import HOME

PATIENCE = 90


@dataclass(frozen=True, slots=True)
class Server:
    url: str
    data: Path

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
def serving(data: Path, word: str = "demo"):
    """`resal demo` (or `serve`) on this folder, on a free port of this machine."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    log = (data.parent / f"{data.name}.log").open("w")
    command = [sys.executable, "-m", "resal", word, "--port", str(port), "--data", str(data)]
    process = subprocess.Popen(
        command, env=environment(url), stdout=log, stderr=subprocess.STDOUT, start_new_session=True
    )
    try:
        wait_for(f"{url}/sante/", process, Path(log.name))
        yield Server(url, data)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(20)
        log.close()


def environment(url: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("RESAL_", "DJANGO_", "LC_"))
    }
    return kept | {"PYTHONPATH": str(HOME / "src"), "LANG": "fr_CA.UTF-8", "RESAL_URL": url}


def wait_for(address: str, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
                if answer.read() == b"ok":
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}:\n{log.read_text()}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as once:
        return once.getsockname()[1]


def copied(prepared: Path, to: Path) -> Path:
    """A folder like the prepared one, to be lived in."""
    return Path(shutil.copytree(prepared, to))
