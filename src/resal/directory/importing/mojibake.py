"""« HÃ©lÃ¨ne » back to « Hélène »: UTF-8 that somebody read as Windows-1252 and saved again."""

import re

TRACE = re.compile(r"[ÂÃâÅ][\u0080-\u00bf\u0152-\u0178\u02c6-\u2122€]")
TWICE = 2


def repaired(text: str) -> str:
    """The text as it was before it was read wrongly, up to twice; itself when it never was."""
    for _time in range(TWICE):
        if not TRACE.search(text):
            break
        before = _read_back(text)
        if before is None:
            break
        text = before
    return text


def _read_back(text: str) -> str | None:
    """Windows leaves five bytes without a letter, and programs keep them as they are: so does this."""
    content = bytearray()
    for letter in text:
        try:
            content += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 0x9F:
                return None
            content.append(ord(letter))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None
