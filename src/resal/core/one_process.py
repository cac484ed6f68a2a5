"""One process on one SQLite file: a lock that the system frees by itself when its holder dies."""

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt


class Held(Exception):
    """Another process holds the file; `pid` says which, "" when it did not say."""

    def __init__(self, pid: str):
        super().__init__(pid)
        self.pid = pid


def hold(database: Path) -> int:
    """Hold `database` until this process ends. Raises Held; returns the descriptor, to be kept open."""
    beside = database.with_name(database.name + ".lock")
    descriptor = os.open(beside, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if fcntl:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    except OSError as busy:
        pid = os.read(descriptor, 20).decode(errors="replace").strip() if fcntl else ""
        os.close(descriptor)
        raise Held(pid) from busy
    os.truncate(descriptor, 0)
    os.write(descriptor, f"{os.getpid()}\n".encode())
    return descriptor
