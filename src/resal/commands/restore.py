"""Take a backup back. It proves itself first; what stood there is kept aside."""

from pathlib import Path

from resal.commands.house import add_data_folder, open_house
from resal.commands.terminal import complain, said, write


def add_arguments(parser):
    parser.add_argument(
        "file",
        type=Path,
        metavar=said("FICHIER", "FILE"),
        help=said("la copie à reprendre", "the backup to take back"),
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help=said("mettre de côté le réseau qui est là", "put aside the network that is there"),
    )
    add_data_folder(parser)


def run(arguments) -> int:
    open_house(arguments.data)
    from django.core.management import call_command

    from resal.core import backup
    from resal.core.errors import Refusal

    try:
        told, aside = backup.restore(arguments.file, force=arguments.force)
    except Refusal as refusal:
        return complain(str(refusal))
    call_command("migrate", verbosity=0, interactive=False)
    rows, files = sum(told.rows.values()), len(told.hashes) - 1
    write(
        said(
            f"Copie du {told.made_at} reprise et vérifiée : {rows} lignes, {files} fichiers.",
            f"Backup of {told.made_at} restored and checked: {rows} rows, {files} files.",
        )
    )
    if aside:
        write(said(f"Ce qui était là est dans {aside}", f"What stood there is in {aside}"))
    write(said("Chaque personne devra entrer de nouveau.", "Everybody has to sign in again."))
    return 0
