"""What a document says, whatever its form: apps build an `Outline`, `pdf` and `docx` lay it out.

    Outline(
        title=_("Plan d’action concerté"),
        subtitle="Boisé-du-Ruisseau",
        facts=((_("Adopté le"), "28 avril 2025"), …),
        sections=(
            Section(_("Objectif 1"), blocks=(Paragraph("…"), Table(header=(…), rows=(…)))),
            Section(_("Engagements"), level=2, blocks=(Bullets((…)), Note("…"))),
        ),
        language="fr-ca", made_at=clock.now(), issuer=Network.current().name,
    )

Everything is plain text: a blank line starts a new paragraph, nothing is ever read as markup.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from resal.core.charts import DrawnFlow

Tone = Literal["plain", "information", "waiting", "late", "done"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and values, one under the other: « Porteur : Table jeunesse »."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are relative (2, 1, 1); numbers stand right when `numeric` names their columns (from 0)."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    widths: tuple[float, ...] = ()
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence set apart; the tone is a colour, never the only sign."""

    text: str
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class Tile:
    """A sector: two letters always, `colour` from 0 to 7, an empty dashed tile when it is missing."""

    short: str
    name: str
    colour: int = 0
    present: bool = True


@dataclass(frozen=True, slots=True)
class Sectors:
    """Who is at the table. `missing` is the French or English word for it ("manque", "missing")."""

    tiles: tuple[Tile, ...]
    missing: str = "—"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and lines, on a page of their own laid on its side; `alt` says what one sees. A table is its twin."""

    flow: DrawnFlow
    caption: str
    alt: str


Block = Paragraph | Bullets | Pairs | Table | Note | Sectors | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    blocks: tuple[Block, ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True)
class Outline:
    title: str
    sections: tuple[Section, ...]
    language: str
    made_at: datetime
    subtitle: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    issuer: str = ""
    mention: str = ""
    """Stands on every page: « Ébauche », « Réseau fictif »."""
    landscape: bool = False
    colours: tuple[int, ...] = ()
    """The threads of the weave, sector colours from 0 to 7; all of them when none is given."""


def levelled(sections: tuple[Section, ...]) -> Iterator[tuple[int, Section]]:
    """The sections with their heading level under the title (2 to 6); no level is ever skipped."""
    last = 1
    for section in sections:
        last = min(max(section.level, 1) + 1, last + 1, 6)
        yield last, section


def plain(outline: Outline) -> dict:
    """The outline as plain data: each block carries its kind in small letters."""
    return {
        "title": outline.title,
        "subtitle": outline.subtitle,
        "facts": outline.facts,
        "issuer": outline.issuer,
        "mention": outline.mention,
        "landscape": outline.landscape,
        "colours": outline.colours,
        "sections": [
            {
                "heading": section.heading,
                "level": level,
                "blocks": [
                    {"kind": type(block).__name__.lower(), **asdict(block)} for block in section.blocks
                ],
            }
            for level, section in levelled(outline.sections)
        ],
    }
