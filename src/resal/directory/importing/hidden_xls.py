"""The hidden rows of an old .xls: a compound file (MS-CFB) that holds a stream of BIFF8 records (MS-XLS)."""

import struct
from collections.abc import Iterator

BOF, EOF, BOUNDSHEET, ROW = 0x0809, 0x000A, 0x0085, 0x0208
HIDDEN = 0x20
END_OF_CHAIN = 0xFFFFFFFA
STREAMS = ("Workbook", "Book")
BROKEN = (struct.error, IndexError, UnicodeDecodeError, KeyError)


def hidden_rows(content: bytes, place: int) -> set[int]:
    """Line numbers, from 1, of the sheet at this place; none where the file is not made as the standard says."""
    try:
        stream = _stream(content)
        starts = [
            struct.unpack_from("<I", data)[0] for kind, data in _records(stream, 0) if kind == BOUNDSHEET
        ]
        return {
            struct.unpack_from("<H", data)[0] + 1
            for kind, data in _records(stream, starts[place])
            if kind == ROW and data[12] & HIDDEN
        }
    except BROKEN:
        return set()


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Up to the end of this substream; a chart inside the sheet is one of its own."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == BOF) - (kind == EOF)
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length


def _stream(content: bytes) -> bytes:
    """The workbook stream, its sectors put end to end."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    table = _table(content, size)
    directory = _chain(content, table, struct.unpack_from("<I", content, 48)[0], size)
    for entry in range(0, len(directory), 128):
        length = struct.unpack_from("<H", directory, entry + 64)[0]
        name = directory[entry : entry + max(length - 2, 0)].decode("utf-16-le")
        if name in STREAMS:
            start, long = struct.unpack_from("<II", directory, entry + 116)
            if long < struct.unpack_from("<I", content, 56)[0]:
                raise KeyError(name)
            return _chain(content, table, start, size)[:long]
    raise KeyError(STREAMS[0])


def _table(content: bytes, size: int) -> list[int]:
    """The file allocation table, from the 109 places of the head and the chain after them."""
    places = list(struct.unpack_from("<109I", content, 76))
    following, count = struct.unpack_from("<II", content, 68)
    for _block in range(min(count, len(content) // size)):
        if following >= END_OF_CHAIN:
            break
        *more, following = struct.unpack_from(f"<{size // 4}I", content, (following + 1) * size)
        places += more
    table: list[int] = []
    for place in places:
        if place < END_OF_CHAIN:
            table += struct.unpack_from(f"<{size // 4}I", content, (place + 1) * size)
    return table


def _chain(content: bytes, table: list[int], sector: int, size: int) -> bytes:
    pieces = []
    while sector < END_OF_CHAIN and len(pieces) <= len(table):
        pieces.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(pieces)
