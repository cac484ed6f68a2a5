"""Take a copy while people work."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

import resal
from resal.core import clock
from resal.core.backup import contents, databases
from resal.core.backup.contents import FOLDERS, MANIFEST, Contents
from resal.core.errors import Refusal


def take(to: Path | None = None) -> Path:
    """Write the copy, read it back, and only then give it its name."""
    moment = clock.now()
    target = to or Path(settings.RESAL_DATA) / "backups" / f"resal-{moment:%Y%m%d-%H%M%S}.zip"
    if target.exists():
        raise Refusal(_("Il y a déjà un fichier à cet endroit : %(file)s") % {"file": target})
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent, prefix=".resal-") as place:
        _require_room(Path(place))
        database = Path(place) / contents.DATABASES[connection.vendor]
        rows = databases.copy(database)
        files = {database.name: database, **_files()}
        told = Contents(
            version=resal.__version__,
            made_at=moment.isoformat(timespec="seconds"),
            vendor=connection.vendor,
            is_demo=settings.RESAL_IS_DEMO,
            migrations=sorted(
                f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()
            ),
            rows=rows,
            hashes={name: contents.digest(path) for name, path in files.items()},
        )
        draft = Path(place) / "copy.zip"
        _pack(draft, told, files)
        contents.unpack(draft, contents.read(draft), Path(place) / "proof")
        databases.prove(Path(place) / "proof" / told.database, told)
        os.replace(draft, target)
    return target


def _files() -> dict[str, Path]:
    """Everything that people gave, by its name inside the data folder."""
    home = Path(settings.RESAL_DATA)
    found = [path for folder in FOLDERS for path in sorted((home / folder).rglob("*")) if path.is_file()]
    return {path.relative_to(home).as_posix(): path for path in found}


def _pack(draft: Path, told: Contents, files: dict[str, Path]) -> None:
    draft.touch(mode=0o600)
    with ZipFile(draft, "w", ZIP_DEFLATED) as archive:
        for name, path in files.items():
            archive.write(path, name)
        archive.writestr(MANIFEST, told.as_json())


def _require_room(place: Path) -> None:
    """A copy stands three times while it proves itself: the draft, the packed file, what was read back."""
    size = databases.size() + sum(path.stat().st_size for path in _files().values())
    if shutil.disk_usage(place).free < 3 * size:
        raise Refusal(_("Il reste trop peu de place sur le disque pour faire une copie et la relire."))
