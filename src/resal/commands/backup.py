"""Make a backup, even during a vote: one file, read back before it gets its name."""

from pathlib import Path

from resal.commands.house import add_data_folder, open_house
from resal.commands.terminal import complain, said, write


def add_arguments(parser):
    parser.add_argument(
        "--to",
        type=Path,
        metavar=said("FICHIER", "FILE"),
        help=said(
            "où l’écrire (par défaut, dans data/backups)", "where to write it (by default in data/backups)"
        ),
    )
    add_data_folder(parser)


def run(arguments) -> int:
    open_house(arguments.data)
    from resal.core import backup
    from resal.core.errors import Refusal

    try:
        copy = backup.take(arguments.to)
    except Refusal as refusal:
        return complain(str(refusal))
    size = f"{copy.stat().st_size / 1_000_000:.1f}"
    write(
        said(f"Copie faite et relue : {copy} ({size} Mo)", f"Backup made and read back: {copy} ({size} MB)")
    )
    return 0
