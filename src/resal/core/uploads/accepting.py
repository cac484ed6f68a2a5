"""From what was sent to what may be kept."""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from resal.core.errors import Refusal
from resal.core.uploads import pictures
from resal.core.uploads.kinds import DOCUMENTS, PICTURES, Kind, kind_of
from resal.core.uploads.scan import scan

MEGABYTE = 1024 * 1024
LIMIT = 10 * MEGABYTE
LONGEST_NAME = 120
NOT_IN_A_NAME = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff<>:"|?*]+'
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file as it may be kept: its shown name, its real type, its bytes (pictures without metadata)."""

    name: str
    kind: Kind
    content: bytes

    @property
    def media_type(self) -> str:
        return self.kind.media_type

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def stored_name(self) -> str:
        """Says nothing of the file and cannot be guessed."""
        return f"{secrets.token_hex(16)}.{self.kind.endings[0]}"

    def as_file(self) -> ContentFile:
        return ContentFile(self.content, name=self.name)


def accept(file: UploadedFile, *, allowed: Collection[Kind] = DOCUMENTS, limit: int = LIMIT) -> Accepted:
    """The file, when it is what it says and nothing else; a refusal with the reason otherwise."""
    content = _bounded(file, limit)
    stem, ending = _parts(file.name or "")
    kind = kind_of(content, ending)
    if kind not in allowed:
        raise Refusal(
            _("Ce type de fichier n’est pas accepté. Envoyez un de ceux-ci : %(kinds)s.")
            % {"kinds": _said(allowed)}
        )
    if ending and ending not in kind.endings:
        raise Refusal(
            _("Ce fichier se dit %(claimed)s, mais son contenu est %(kind)s. Vérifiez que c’est le bon.")
            % {"claimed": ending.upper(), "kind": kind.label}
        )
    if kind in PICTURES:
        content = _without_metadata(content, kind)
    scan(content)
    return Accepted(f"{stem}.{ending or kind.endings[0]}", kind, content)


def _bounded(file: UploadedFile, limit: int) -> bytes:
    """All of it, never more than the limit in memory."""
    pieces, size = [], 0
    for piece in file.chunks():
        size += len(piece)
        if size > limit:
            raise Refusal(
                _("Ce fichier dépasse %(size)s Mo. Envoyez-en une version plus légère.")
                % {"size": limit // MEGABYTE}
            )
        pieces.append(piece)
    if not size:
        raise Refusal(_("Ce fichier est vide."))
    return b"".join(pieces)


def _parts(name: str) -> tuple[str, str]:
    """The name without folders or tricks, and its ending in small letters."""
    last = unicodedata.normalize("NFC", NOT_IN_A_NAME.sub("", re.split(r"[/\\]", name)[-1]))
    stem, dot, ending = " ".join(last.split()).strip(". ").rpartition(".")
    if not dot or not ending.isalnum() or ending.isdigit() or len(ending) > 5:
        stem, ending = f"{stem}{dot}{ending}", ""
    return stem.strip(". ")[:LONGEST_NAME] or _("document"), ending.lower()


def _without_metadata(content: bytes, kind: Kind) -> bytes:
    try:
        return pictures.cleaned(content, kind.endings[0])
    except pictures.BrokenPicture as error:
        raise Refusal(
            _("Cette image est abîmée ou incomplète. Enregistrez-la de nouveau, puis réessayez.")
        ) from error


def _said(kinds: Collection[Kind]) -> str:
    return ", ".join(kind.label for kind in Kind if kind in kinds)
