"""Message catalogues: compile what changed, without GNU gettext, and say what English still lacks."""

from collections.abc import Iterator
from pathlib import Path

import polib

HERE = Path(__file__).resolve().parent


def sources() -> Iterator[Path]:
    """Every .po of the house: each app keeps its own `locale/`."""
    yield from sorted(HERE.glob("*/locale/*/LC_MESSAGES/django.po"))


def compile_changed() -> int:
    """Write the .mo of every .po that is newer than it; returns how many."""
    written = 0
    for source in sources():
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written += 1
    return written


def gaps() -> list[str]:
    """Every message that English lacks or doubts, and every French plural that was left empty."""
    found = []
    for source in sources():
        catalogue, place = polib.pofile(str(source)), source.relative_to(HERE)
        for entry in catalogue:
            if entry.obsolete:
                found.append(f"{place}: obsolete: {entry.msgid[:60]}")
            elif entry.fuzzy:
                found.append(f"{place}: fuzzy: {entry.msgid[:60]}")
            elif ("/en/" in source.as_posix() or entry.msgid_plural) and not entry.translated():
                found.append(f"{place}: untranslated: {entry.msgid[:60]}")
    return found
