"""Open the house: the data folder, the settings, the messages, then Django."""

import os
from argparse import ArgumentParser
from pathlib import Path

import resal
from resal.commands.terminal import language, said

HOME = Path(resal.__file__).resolve().parents[2]


def add_data_folder(parser: ArgumentParser) -> None:
    """The option that says which installation a command is about."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar=said("DOSSIER", "FOLDER"),
        help=said("dossier de l’installation", "data folder"),
    )


def open_house(data: Path | str | None = None) -> None:
    """`data` is the folder of the installation; by default RESAL_DATA, else ./data."""
    if data is not None:
        os.environ["RESAL_DATA"] = str(Path(data).resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resal.settings")
    from resal import catalogues

    catalogues.compile_changed()
    import django

    django.setup()
    from django.utils import translation

    translation.activate(language())
