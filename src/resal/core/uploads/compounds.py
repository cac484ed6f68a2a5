"""Old office files are compound files: an .xls among them, without macros and without a password."""

from django.utils.translation import gettext as _

from resal.core.errors import Refusal
from resal.core.uploads.archives import has_macros

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK, BOOK, VBA, LOCKED = (
    name.encode("utf-16-le") for name in ("Workbook", "Book", "_VBA_PROJECT", "EncryptedPackage")
)


def is_workbook(content: bytes) -> bool:
    if LOCKED in content:
        raise Refusal(
            _("Ce fichier est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe.")
        )
    if VBA in content:
        raise has_macros()
    return WORKBOOK in content or BOOK in content
