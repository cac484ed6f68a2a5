"""SQLite: its own online backup, which disturbs nobody, then a copy that is emptied, rewritten and checked."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.utils.translation import gettext as _

from resal.core import one_process
from resal.core.backup.contents import Contents
from resal.core.errors import Refusal

BESIDE = ("", "-wal", "-shm")


def file() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


def size() -> int:
    return sum(path.stat().st_size for path in _parts() if path.exists())


def copy(to: Path, emptied: list[str]) -> dict[str, int]:
    """All pages in one step: one moment of the database, and in WAL mode nobody waits for it."""
    to.touch(mode=0o600)
    connection.ensure_connection()
    with closing(sqlite3.connect(to, isolation_level=None)) as target:
        connection.connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        target.execute("PRAGMA secure_delete=ON")
        for table in emptied:
            target.execute(f'DELETE FROM "{table}"')  # noqa: S608 - our own table names
        target.execute("VACUUM")
        return _rows(target)


def prove(file: Path, told: Contents) -> None:
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as copy:
            verdict = copy.execute("PRAGMA integrity_check").fetchall()
            orphans = copy.execute("PRAGMA foreign_key_check").fetchall()
            rows = _rows(copy)
    except sqlite3.DatabaseError as error:
        raise Refusal(_("La base de cette copie est abîmée : %(why)s") % {"why": error}) from error
    if verdict != [("ok",)] or orphans:
        raise Refusal(_("La base de cette copie est abîmée : %(why)s") % {"why": verdict[0][0]})
    if rows != told.rows:
        raise Refusal(_("La base de cette copie ne compte pas les lignes que dit son manifeste."))


def require_quiet() -> None:
    """Nothing is put back under a server that runs."""
    try:
        os.close(one_process.hold(file()))
    except one_process.Held as held:
        raise Refusal(_("resal est en marche sur cette base. Arrêtez-le d’abord.")) from held


def put_back(file: Path, told: Contents, aside: Path) -> None:
    connections.close_all()
    for path in _parts():
        if path.exists():
            os.replace(path, aside / path.name)
    os.replace(file, _parts()[0])


def _parts() -> list[Path]:
    place = file()
    return [place.with_name(place.name + end) for end in BESIDE]


def _rows(database: sqlite3.Connection) -> dict[str, int]:
    tables = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    counts = {}
    for (table,) in tables.fetchall():
        counts[table] = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
    return counts
