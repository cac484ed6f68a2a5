"""Office files are zips: which one, without macros, and no bigger inside than a person could have written."""

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext as _

from resal.core.errors import Refusal

LARGEST_INSIDE = 150 * 1024 * 1024
MOST_PARTS = 5_000
PIECE = 256 * 1024
PART_TYPE = re.compile(r'ContentType="([^"]+)\.main\+xml"')
MACROS = re.compile(r"vbaproject|vbadata|macrosheets|activex|^basic/|^scripts/", re.IGNORECASE)
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def office_type(content: bytes) -> str | None:
    """The media type of the office document in this zip; None for any other zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _bound(archive)
            return _open_document(archive) or _office_open(archive)
    except BROKEN:
        return None


def _bound(archive: zipfile.ZipFile) -> None:
    """Inflate everything once, piece by piece: sizes written in a zip may lie."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise _too_big()
    room = LARGEST_INSIDE
    for part in parts:
        if MACROS.search(part.filename):
            raise has_macros()
        with archive.open(part) as stream:
            while piece := stream.read(PIECE):
                room -= len(piece)
                if room < 0:
                    raise _too_big()


def _open_document(archive: zipfile.ZipFile) -> str | None:
    first = archive.infolist()[0]
    if first.filename != "mimetype" or first.file_size > 100:
        return None
    return archive.read(first).decode("ascii").strip()


def _office_open(archive: zipfile.ZipFile) -> str | None:
    if "[Content_Types].xml" not in archive.namelist():
        return None
    types = archive.read("[Content_Types].xml").decode("utf-8")
    if "macroEnabled" in types:
        raise has_macros()
    found = PART_TYPE.findall(types)
    return found[0] if found else None


def _too_big() -> Refusal:
    return Refusal(
        _("Ce fichier est beaucoup trop gros une fois ouvert. Enregistrez-le en PDF, puis réessayez.")
    )


def has_macros() -> Refusal:
    return Refusal(_("Ce fichier contient des macros. Enregistrez-le sans macros ou en PDF, puis réessayez."))
