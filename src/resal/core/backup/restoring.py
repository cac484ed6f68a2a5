"""Take a copy back: it proves itself first, then takes the place of what stood there, which is kept aside."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from resal.core import clock
from resal.core.backup import contents, databases
from resal.core.backup.contents import FOLDERS, Contents
from resal.core.errors import Refusal

MARK = "DEMO"


def restore(file: Path, *, force: bool = False) -> tuple[Contents, Path | None]:
    """Returns what the copy said, and where what stood there now is (None on a new installation)."""
    told = contents.read(file)
    _require_known(told)
    if databases.holds_something() and not force:
        raise Refusal(
            _("Il y a déjà un réseau ici. Avec --force, il est mis de côté et la copie prend sa place.")
        )
    databases.require_quiet()
    home = Path(settings.RESAL_DATA)
    with TemporaryDirectory(dir=home, prefix=".restore-") as place:
        contents.unpack(file, told, Path(place))
        databases.prove(Path(place) / told.database, told)
        aside = home / f"avant-{clock.now():%Y%m%d-%H%M%S}"
        aside.mkdir(mode=0o700)
        databases.put_back(Path(place) / told.database, told, aside)
        for name in (*FOLDERS, MARK):
            _swap(home / name, Path(place) / name, aside / name)
    if told.is_demo:
        (home / MARK).touch()
    if any(aside.iterdir()):
        return told, aside
    aside.rmdir()
    return told, None


def _require_known(told: Contents) -> None:
    """A copy made by a newer resal holds what this one does not understand."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if told.vendor != connection.vendor:
        raise Refusal(
            _("Cette copie vient de %(theirs)s; cette installation utilise %(ours)s.")
            % {"theirs": told.vendor, "ours": connection.vendor}
        )
    if not set(told.migrations) <= known:
        raise Refusal(
            _("Cette copie vient d’une version plus récente (%(version)s). Mettez resal à jour d’abord.")
            % {"version": told.version}
        )


def _swap(standing: Path, coming: Path, aside: Path) -> None:
    if standing.exists():
        os.replace(standing, aside)
    if coming.exists():
        os.replace(coming, standing)
