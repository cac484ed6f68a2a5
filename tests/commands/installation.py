"""A real installation in a folder, driven through the real command."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from resal.commands.house import HOME


def resal(data: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    """Run `python -m resal …` on the folder, in French unless said otherwise."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("RESAL_", "DJANGO_", "LC_"))
    }
    ours = {"RESAL_DATA": str(data), "PYTHONPATH": str(HOME / "src"), "LANG": "fr_CA.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "resal", *arguments],
        env=kept | ours | environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def rows(data: Path, question: str) -> list[tuple]:
    with closing(sqlite3.connect(data / "resal.sqlite3")) as database:
        return database.execute(question).fetchall()


def write(data: Path, statement: str, *values) -> None:
    with closing(sqlite3.connect(data / "resal.sqlite3", timeout=10)) as database, database:
        database.execute(statement, values)
