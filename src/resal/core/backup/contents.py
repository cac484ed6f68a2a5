"""What a copy says about itself, and the proof that it says true."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _

from resal.core.errors import Refusal

MANIFEST = "manifest.json"
DATABASES = {"sqlite": "resal.sqlite3", "postgresql": "resal.dump"}
FOLDERS = ("files", "modeles")
PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Contents:
    """`hashes` covers every file of the copy, the database first; `rows` counts every table."""

    version: str
    made_at: str
    vendor: str
    is_demo: bool
    migrations: list[str]
    rows: dict[str, int]
    hashes: dict[str, str]

    @property
    def database(self) -> str:
        return DATABASES[self.vendor]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)


def read(file: Path) -> Contents:
    """The manifest of a copy. Raises Refusal for anything that is not one."""
    try:
        with ZipFile(file) as archive:
            contents = Contents(**json.loads(archive.read(MANIFEST)))
            names = set(archive.namelist())
        sound = names == {MANIFEST, *contents.hashes} and all(map(_belongs, contents.hashes))
        sound = sound and contents.database in contents.hashes
    except FileNotFoundError as error:
        raise Refusal(_("Ce fichier n’existe pas : %(file)s") % {"file": file}) from error
    except (BadZipFile, KeyError, TypeError, ValueError, OSError, EOFError) as error:
        raise Refusal(_("Ce fichier n’est pas une copie de sécurité de resal.")) from error
    if not sound:
        raise Refusal(_("Cette copie ne contient pas ce que dit son manifeste : elle n’est pas reprise."))
    return contents


def unpack(file: Path, contents: Contents, place: Path) -> None:
    """Write every file of the copy under `place`. Raises Refusal where one is not what the manifest says."""
    try:
        with ZipFile(file) as archive:
            for name, expected in contents.hashes.items():
                target = place / name
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(name) as source, target.open("wb") as out:
                    found = _copy(source, out)
                if found != expected:
                    raise Refusal(_("Cette copie est abîmée : %(file)s a changé.") % {"file": name})
    except (BadZipFile, EOFError, OSError) as error:
        raise Refusal(
            _("Cette copie est abîmée ou le disque est plein : %(why)s") % {"why": error}
        ) from error


def digest(file: Path) -> str:
    with file.open("rb") as source:
        return _copy(source, None)


def _copy(source, out) -> str:
    digest = hashlib.sha256()
    while piece := source.read(PIECE):
        digest.update(piece)
        if out is not None:
            out.write(piece)
    return digest.hexdigest()


def _belongs(name: str) -> bool:
    """The database at the top, or a file inside one of our folders; nothing that climbs out."""
    path = PurePosixPath(name)
    inside = path.parts[0] in FOLDERS and len(path.parts) > 1
    return (
        (name in DATABASES.values() or inside)
        and ".." not in path.parts
        and "\\" not in name
        and ":" not in name
        and not path.is_absolute()
    )
