"""A PostgreSQL server of our own, in a temporary folder, reached by a socket only; gone after the tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

OLDEST = 15
# No test outlives a power cut: the disk may lag behind.
QUICK = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=32MB"


def binaries() -> Path | None:
    """The folder of the newest server of this machine, from version 15."""
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    found = [path for path in found if int(path.parent.name) >= OLDEST]
    if found:
        return max(found, key=lambda path: int(path.parent.name))
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


def missing() -> str:
    """What is not here, in words; nothing when a server can be started."""
    if binaries() is None:
        return "no PostgreSQL server (15 or newer) is installed"
    if os.geteuid() == 0 and not _unprivileged():
        return "PostgreSQL refuses to run as root, and this machine has no account named postgres"
    return ""


@contextmanager
def started():
    """Yields a function: database name → RESAL_DATABASE_URL of a new, empty database."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, user=_unprivileged())
    data = folder / "data"
    try:
        _run(
            "initdb", "-D", data, "-U", "resal", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"
        )
        _run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"{QUICK} -k {folder}", "start")
        try:
            yield lambda name: _database(folder, name)
        finally:
            _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _database(folder: Path, name: str) -> str:
    _run("createdb", "-h", folder, "-U", "resal", name)
    return f"postgresql://resal@{quote(str(folder), safe='')}/{name}"


def _run(program: str, *options) -> None:
    """As an account without privileges: PostgreSQL refuses root."""
    command = [str(binaries() / program), *map(str, options)]
    if os.geteuid() == 0:
        command = ["runuser", "-u", _unprivileged(), "--", *command]
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd="/", check=False
    )
    assert done.returncode == 0, f"{program}: {done.stderr}"


def _unprivileged() -> str:
    names = {account.pw_name for account in pwd.getpwall()}
    return "postgres" if "postgres" in names else ""
