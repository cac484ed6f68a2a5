"""Bring a list of members in: what is understood of it, then, when asked, into the directory.

`--dry-run` only reads. Without it the list waits on the page « Importer une liste », where its rows are mended
and confirmed; `--yes` confirms at once what is accepted and leaves the other rows on their own.
"""

import sys
from pathlib import Path

from resal.commands.house import add_data_folder, open_house
from resal.commands.terminal import complain, said, write

LISTS = ["members"]


def add_arguments(parser):
    parser.add_argument("kind", choices=LISTS, help=said("ce qui est importé", "what is imported"))
    parser.add_argument("file", type=Path, metavar=said("FICHIER", "FILE"), help="CSV, TXT, XLSX, XLS, ODS")
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help=said("lire et dire, ne rien garder", "read and tell, keep nothing"),
    )
    parser.add_argument("--format", choices=["table", "json"], default="table")
    parser.add_argument(
        "--yes",
        action="store_true",
        help=said("confirmer tout de suite les lignes acceptées", "confirm the accepted rows at once"),
    )
    add_data_folder(parser)


def run(arguments) -> int:
    open_house(arguments.data)
    from resal.directory.importing import Unreadable, read, report
    from resal.directory.importing.wording import UNREADABLE

    try:
        content = arguments.file.read_bytes()
    except OSError as error:
        expected = said("un fichier lisible était attendu", "a file that can be read was expected")
        return unusable(f"{arguments.file}:1: {expected}, {error.strerror}")
    try:
        reading = read(content, vocabularies())
    except Unreadable as problem:
        found = f" « {' '.join(problem.found.split())} »" if problem.found else ""
        return unusable(f"{arguments.file}:{problem.place}: {UNREADABLE[problem.code]}{found}")
    if arguments.format == "json":
        report.as_json(reading, sys.stdout.write)
    else:
        report.as_table(reading, sys.stdout.write)
    sys.stdout.flush()
    return 0 if arguments.dry_run else keep(content, arguments)


def unusable(line: str) -> int:
    complain(line)
    return 2


def vocabularies():
    """The network's own where there is an installation; those of a new one otherwise."""
    from django.conf import settings
    from django.db import DatabaseError

    from resal.directory.importing import seeded
    from resal.directory.staging import vocabularies

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3") and not Path(database["NAME"]).exists():
        return seeded.vocabularies()
    try:
        current = vocabularies.current()
    except DatabaseError:
        return seeded.vocabularies()
    return current if current.sectors.lines else seeded.vocabularies()


def keep(content: bytes, arguments) -> int:
    """Keep the list apart on this installation, and confirm it when that was asked."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    from django.conf import settings
    from django.urls import reverse

    from resal.core.errors import Refusal
    from resal.directory.staging import reading, writing

    tell = write if arguments.format == "table" else complain
    try:
        staged = reading.stage(content, arguments.file.name, by=None)
        if arguments.yes:
            writing.confirm(staged, by=None, leave_rest=True)
    except Refusal as refusal:
        return unusable(f"{arguments.file}:1: {refusal}")
    address = settings.RESAL_URL.rstrip("/") + reverse("directory:list_import", args=[staged.public_id])
    if arguments.yes:
        staged.refresh_from_db()
        tell(
            said(
                f"{staged.added} personnes ajoutées. Pour voir ou annuler : {address}",
                f"{staged.added} people added. To look or undo: {address}",
            )
        )
    else:
        tell(
            said(
                f"Rien n’est encore dans l’annuaire. Pour vérifier et confirmer : {address}",
                f"Nothing is in the directory yet. To look and confirm: {address}",
            )
        )
    return 0
