"""Text that can be set: no control character, no half of a character, no turned reading, one way to end a line."""

import re
from datetime import datetime
from typing import Any

from django.utils.translation import override

from resal.core.days import plain_day

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
LONG_WORD = re.compile(r"\S{21,}")
JOINT = re.compile(r"[/@._?&=,;:-](?=\w)|\w{12}(?=\w{4})")
LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")


class Source(str):
    """A text for the template to read, never to show: the drawing of a QR code."""


def settable(text: Any) -> str:
    """The text as any writer of documents accepts it; lazy translations become words here."""
    return UNPRINTABLE.sub("", LINE_ENDS.sub("\n", str(text)))


def paragraphs(text: Any) -> list[str]:
    """A blank line parts two paragraphs; a text of nothing has none."""
    parts = re.split(r"\n\s*\n", settable(text).strip())
    return [part.strip("\n") for part in parts if part.strip()]


def foldable(text: Any) -> str:
    """The text with places where a line may end inside what has no space: addresses, keys, shouting."""
    return LONG_WORD.sub(lambda word: JOINT.sub("\\g<0>\u200b", word[0]), settable(text))


def written_day(moment: datetime, language: str) -> str:
    """« 28 avril 2025 », "April 28, 2025" """
    with override(language):
        return plain_day(moment)


def every_text(value: Any, change) -> Any:
    """The same lists and mappings with `change` made to each text inside."""
    match value:
        case bool() | int() | float() | None | Source():
            return value
        case dict():
            return {key: every_text(item, change) for key, item in value.items()}
        case list() | tuple():
            return [every_text(item, change) for item in value]
        case _:
            return change(value)
