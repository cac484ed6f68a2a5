"""The two databases that resal knows how to copy, prove and put back."""

from pathlib import Path

from django.db import connection

from resal.core.backup import postgresql, sqlite
from resal.core.backup.contents import Contents
from resal.core.registry import registry

# Who is signed in, from which machine: worth nothing after a restoration.
SESSIONS = {"django_session", "usersessions_usersession"}


def copy(to: Path) -> dict[str, int]:
    """Copy the database as it is at one moment; returns how many rows each table holds."""
    return _vendor().copy(to, never_copied())


def prove(file: Path, told: Contents) -> None:
    """Raises Refusal unless the copied database is whole and holds what the manifest says."""
    _of(told).prove(file, told)


def put_back(file: Path, told: Contents, aside: Path) -> None:
    """The copy becomes the database; the one that stood there goes to `aside`."""
    _of(told).put_back(file, told, aside)


def holds_something() -> bool:
    return bool(connection.introspection.table_names()) if _vendor() is postgresql else sqlite.file().exists()


def require_quiet() -> None:
    """Raises Refusal while a server runs on the SQLite file; PostgreSQL guards itself."""
    if _vendor() is sqlite:
        sqlite.require_quiet()


def size() -> int:
    return _vendor().size()


def never_copied() -> list[str]:
    tables = set(connection.introspection.table_names())
    return sorted(tables & (SESSIONS | set(registry.never_in_backup)))


def _vendor():
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


def _of(told: Contents):
    return {"sqlite": sqlite, "postgresql": postgresql}[told.vendor]
