"""The kinds of files we take, each known by its own bytes: what a name or a browser claims proves nothing."""

from enum import Enum

from resal.core.uploads import archives, compounds


class Kind(Enum):
    """Media type, then the endings a name may have; the first is the one we give."""

    PDF = "application/pdf", ("pdf",)
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",)
    XLS = "application/vnd.ms-excel", ("xls",)
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation", ("pptx",)
    ODT = "application/vnd.oasis.opendocument.text", ("odt",)
    ODS = "application/vnd.oasis.opendocument.spreadsheet", ("ods",)
    ODP = "application/vnd.oasis.opendocument.presentation", ("odp",)
    PNG = "image/png", ("png",)
    JPEG = "image/jpeg", ("jpg", "jpeg")
    WEBP = "image/webp", ("webp",)
    CSV = "text/csv", ("csv",)
    TEXT = "text/plain", ("txt", "text")

    @property
    def media_type(self) -> str:
        return self.value[0]

    @property
    def endings(self) -> tuple[str, ...]:
        return self.value[1]

    @property
    def label(self) -> str:
        return self.endings[0].upper()


LISTS = frozenset({Kind.CSV, Kind.TEXT, Kind.XLSX, Kind.XLS, Kind.ODS})
DOCUMENTS = frozenset(Kind) - {Kind.XLS}
PICTURES = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP})

PDF_MARK, ZIP_MARK, ZIP_END = b"%PDF-", b"PK\x03\x04", b"PK\x05\x06"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<script", b"<?xml", b"<?php", b"<iframe", b"<body")
TEXT_CONTROLS = bytes({*range(0x20)} - {0x09, 0x0A, 0x0D, 0x0C}) + b"\x7f"


def kind_of(content: bytes, ending: str) -> Kind | None:
    """What this is, or None when it is nothing we know, or two things at once."""
    if content.startswith(PDF_MARK):
        return Kind.PDF if b"%%EOF" in content[-1024:] and not _ends_as_zip(content) else None
    if PDF_MARK in content[:1024]:
        return None
    if content.startswith(ZIP_MARK):
        media_type = archives.office_type(content)
        return next((kind for kind in Kind if kind.media_type == media_type), None)
    if _ends_as_zip(content):
        return None
    if content.startswith(compounds.MARK):
        return Kind.XLS if compounds.is_workbook(content) else None
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return Kind.WEBP
    if _is_text(_one_byte_a_letter(content)):
        return Kind.CSV if ending == "csv" else Kind.TEXT
    return None


def _ends_as_zip(content: bytes) -> bool:
    return ZIP_END in content[-65_557:]


def _one_byte_a_letter(content: bytes) -> bytes:
    """UTF-16 text with its mark, as spreadsheets save « Texte Unicode », in UTF-8; anything else as it is."""
    if not content.startswith(UTF_16):
        return content
    try:
        return content.decode("utf-16").encode()
    except UnicodeDecodeError:
        return content


def _is_text(content: bytes) -> bool:
    """Words a person could have typed, in UTF-8 or an old Windows or Mac encoding; never a page or a script."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:4096].lower()
    if start.startswith((b"<", b"#!")) or any(mark in start for mark in MARKUP):
        return False
    return len(content.translate(None, TEXT_CONTROLS)) == len(content)
