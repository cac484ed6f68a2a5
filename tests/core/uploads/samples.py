"""Small files of every kind, made here byte by byte, and the ones that lie."""

import io
import struct
import zipfile
import zlib
from datetime import UTC, datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from resal.core.documents import docx, pdf, xlsx
from resal.core.documents.outline import Outline, Section

MADE_AT = datetime(2025, 4, 28, tzinfo=UTC)
OUTLINE = Outline(title="Portrait", sections=(Section("Un"),), language="fr-ca", made_at=MADE_AT)
SECRET = b"45.5N 73.6W"


def sent(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(
                name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def open_document(media_type: str, **parts: bytes) -> bytes:
    return zipped(mimetype=media_type.encode(), **{"content.xml": b"<x/>"}, **parts)


def office_open(kind: str, **parts: bytes) -> bytes:
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/></Types>'
    return zipped(**{"[Content_Types].xml": types.encode()}, **parts)


def png(*chunks: tuple[bytes, bytes], end: bytes = b"") -> bytes:
    pixels = (b"IDAT", zlib.compress(b"\x00\xff\xff\xff"))
    header = (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    out = b"\x89PNG\r\n\x1a\n"
    for name, body in (header, *chunks, pixels, (b"IEND", b"")):
        out += struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return out + end


def exif(orientation: int, order: str = "<") -> bytes:
    mark = b"II*\x00" if order == "<" else b"MM\x00*"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"Exif\x00\x00" + mark + struct.pack(order + "IH", 8, 1) + entry + bytes(4) + SECRET


def segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def jpeg(*segments: bytes, end: bytes = b"") -> bytes:
    jfif = segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    tables = segment(0xC4, b"\xff\xd9 not the end")
    return b"\xff\xd8" + jfif + b"".join(segments) + tables + scan + tables + scan + b"\xff\xd9" + end


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    body = b"WEBP"
    for name, content in chunks:
        body += name + struct.pack("<I", len(content)) + content + b"\x00" * (len(content) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def a_pdf() -> bytes:
    return pdf.report(OUTLINE)


def a_docx() -> bytes:
    return docx.report(OUTLINE)


def an_xlsx() -> bytes:
    return xlsx.workbook([xlsx.Sheet("a", ("x",), [(1,)])], made_at=MADE_AT)
