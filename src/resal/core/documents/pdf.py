"""PDF/UA-1 by typst: tagged, titled, in a language, with the same fonts and the same bytes everywhere.

Data reaches a template as JSON beside the source, never inside it: no text can become markup.
"""

import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from resal.core.charts import DrawnFlow
from resal.core.documents.glyphs import bare, shown
from resal.core.documents.outline import Outline, plain
from resal.core.documents.words import every_text, foldable, paragraphs, written_day

HERE = Path(__file__).resolve().parent / "typst"
PICTURE_PPI = 200


def report(outline: Outline) -> bytes:
    """The outline as a PDF on Letter paper."""
    data = plain(outline)
    for section in data["sections"]:
        section["blocks"] = [part for block in section["blocks"] for part in _split(block)]
    return render_pdf("report", data, language=outline.language, made_at=outline.made_at)


def render_pdf(template: str, data: dict[str, Any], *, language: str, made_at: datetime) -> bytes:
    """`typst/<template>.typ` with this data (lists, mappings, texts, numbers), in `fr-ca` or `en-ca`."""
    return _laid_out(template, data, language, made_at, format="pdf", pdf_standards="ua-1")


def picture(flow: DrawnFlow, *, language: str, made_at: datetime) -> bytes:
    """A drawing as PNG, for what cannot hold one."""
    data = {"flow": asdict(flow), "title": ""}
    return _laid_out("drawing", data, language, made_at, format="png", ppi=PICTURE_PPI)


def _laid_out(template: str, data: dict[str, Any], language: str, made_at: datetime, **form: Any) -> bytes:
    short, _, region = language.partition("-")
    frame = {"language": short, "region": (region or "ca").upper(), "day": written_day(made_at, language)}
    try:
        said = every_text(data, lambda text: shown(foldable(text)))
        return _compile(template, said | frame, made_at, **form)
    except typst.TypstError as error:
        if "could not be displayed" not in error.message:
            raise
        # An accent that stands on a letter of another script: no one font draws the pair.
        said = every_text(data, lambda text: bare(foldable(text)))
        return _compile(template, said | frame, made_at, **form)


def _compile(template: str, data: dict[str, Any], made_at: datetime, **form: Any) -> bytes:
    return typst.compile(
        HERE / f"{template}.typ",
        root=HERE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(made_at.timestamp()),
        **form,
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"])


def _split(block: dict) -> list[dict]:
    """A paragraph block per paragraph: what people typed with blank lines keeps its parts."""
    if block["kind"] == "paragraph":
        return [{"kind": "paragraph", "text": part} for part in paragraphs(block["text"])]
    return [block]
