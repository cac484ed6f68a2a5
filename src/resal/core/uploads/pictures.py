"""Pictures without what the camera wrote in them: place, time, owner. The image itself is not touched."""

import struct
from collections.abc import Iterator

PNG_KEPT = {
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"gAMA",
    b"cHRM",
    b"sRGB",
    b"iCCP",
    b"sBIT",
    b"bKGD",
    b"pHYs",
}
JPEG_START, JPEG_END, SCAN, APP0, APP1, APP2, APP14 = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE
COMMENT = 0xFE
ALONE = {*range(0xD0, 0xD8), 0x01}
STUFFING = {0x00, 0xFF, *ALONE}
ORIENTATION = 0x0112
WEBP_DROPPED, WEBP_FLAGS = {b"EXIF", b"XMP "}, 0b0000_1100


class BrokenPicture(ValueError):
    """The file starts like a picture and is not one."""


def cleaned(content: bytes, ending: str) -> bytes:
    """The same picture without its metadata, and without anything after its end."""
    clean = {"png": _png, "jpg": _jpeg, "webp": _webp}[ending]
    try:
        return clean(content)
    except (struct.error, IndexError) as error:
        raise BrokenPicture from error


def _png(content: bytes) -> bytes:
    kept, place, name = [content[:8]], 8, b""
    while name != b"IEND":
        length, name = struct.unpack(">I4s", content[place : place + 8])
        chunk = content[place : place + 12 + length]
        if len(chunk) != 12 + length or (place == 8) != (name == b"IHDR"):
            raise BrokenPicture
        if name in PNG_KEPT:
            kept.append(chunk)
        place += 12 + length
    return b"".join(kept)


def _jpeg(content: bytes) -> bytes:
    kept, turned, has_scan = [b"\xff\xd8"], b"", False
    for marker, segment in _segments(content):
        has_scan = has_scan or marker == SCAN
        if marker == APP1:
            turned = turned or _orientation(segment)
        elif marker == APP2 and not segment[4:].startswith(b"ICC_PROFILE"):
            continue
        elif marker != COMMENT and (marker not in range(APP0, 0xF0) or marker in (APP0, APP2, APP14)):
            kept.append(segment)
    if not has_scan:
        raise BrokenPicture
    place = 2 if kept[1][:2] == b"\xff\xe0" else 1
    return b"".join([*kept[:place], turned, *kept[place:]])


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its bytes; a scan comes with its image data, the end closes the walk."""
    place = 2
    while True:
        while content[place] == 0xFF and content[place + 1] == 0xFF:
            place += 1
        if content[place] != 0xFF:
            raise BrokenPicture
        marker = content[place + 1]
        if marker == JPEG_END:
            yield marker, b"\xff\xd9"
            return
        if marker in ALONE:
            end = place + 2
        else:
            (length,) = struct.unpack(">H", content[place + 2 : place + 4])
            end = place + 2 + length
            end = _end_of_scan(content, end) if marker == SCAN else end
        if not place + 1 < end <= len(content):
            raise BrokenPicture
        yield marker, content[place:end]
        place = end


def _end_of_scan(content: bytes, place: int) -> int:
    """Where the next real marker stands: in image data FF is followed by 00 or a restart."""
    while (place := content.find(b"\xff", place)) >= 0:
        if content[place + 1] not in STUFFING:
            return place
        place += 1
    raise BrokenPicture


def _orientation(segment: bytes) -> bytes:
    """A small EXIF that says only how to turn the picture; nothing when it stands upright."""
    tiff = segment[10:]
    if not segment[4:].startswith(b"Exif\x00\x00") or tiff[:2] not in (b"II", b"MM"):
        return b""
    order = "<" if tiff[:2] == b"II" else ">"
    (start,) = struct.unpack(order + "I", tiff[4:8])
    (count,) = struct.unpack(order + "H", tiff[start : start + 2])
    for entry in range(start + 2, start + 2 + 12 * count, 12):
        tag, _kind, _many, value = struct.unpack(order + "HHIH", tiff[entry : entry + 10])
        if tag == ORIENTATION and 1 < value <= 8:
            body = b"Exif\x00\x00MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, ORIENTATION, 3, 1, value, 0, 0)
            return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return b""


def _webp(content: bytes) -> bytes:
    (size,) = struct.unpack("<I", content[4:8])
    if size + 8 > len(content) + 1:
        raise BrokenPicture
    kept, place, names = [], 12, set()
    while place + 8 <= size + 8:
        name, length = struct.unpack("<4sI", content[place : place + 8])
        end = place + 8 + length + length % 2
        chunk = content[place:end]
        if name == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~WEBP_FLAGS]) + chunk[9:]
        if name not in WEBP_DROPPED:
            kept.append(chunk)
            names.add(name)
        place = end
    if not names & {b"VP8 ", b"VP8L", b"ANMF"}:
        raise BrokenPicture
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
