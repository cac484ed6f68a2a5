"""PostgreSQL: pg_dump and pg_restore, at one exported snapshot so that the counts are those of the copy."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext as _

from resal.core.backup.contents import Contents
from resal.core.errors import Refusal


def size() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def copy(to: Path, emptied: list[str]) -> dict[str, int]:
    to.touch(mode=0o600)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        rows = _rows(cursor) | dict.fromkeys(emptied, 0)
        left_out = [f"--exclude-table-data=public.{table}" for table in emptied]
        _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", *left_out, f"--file={to}")
    return rows


def prove(file: Path, told: Contents) -> None:
    """The list of the dump is read whole; its rows are counted once they are back (`put_back`)."""
    _run("pg_restore", "--list", str(file))


def put_back(file: Path, told: Contents, aside: Path) -> None:
    """In one transaction: either all of the copy is there, or nothing has changed."""
    if connection.introspection.table_names():
        copy(aside / file.name, [])
    name = connection.settings_dict["NAME"]
    whole = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
    _run("pg_restore", *whole, f"--dbname={name}", str(file))
    with connection.cursor() as cursor:
        if _rows(cursor) != told.rows:
            raise Refusal(_("La base de cette copie ne compte pas les lignes que dit son manifeste."))


def _rows(cursor) -> dict[str, int]:
    counts = {}
    for table in sorted(connection.introspection.table_names(cursor)):
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - our own table names
        counts[table] = cursor.fetchone()[0]
    return counts


def _run(program: str, *options: str) -> None:
    if shutil.which(program) is None:
        raise Refusal(_("Il manque le programme %(program)s de PostgreSQL.") % {"program": program})
    done = subprocess.run(  # noqa: S603 - our own command
        [program, *options], env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Refusal(f"{program}: {done.stderr.strip()[-400:]}")


def _environment() -> dict[str, str]:
    """How to reach the database, out of the command line where every user of the machine would read it."""
    given = connection.settings_dict
    words = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    return os.environ | {name: str(given[word]) for name, word in words.items() if given.get(word)}
