"""Word files that a coordinator goes on writing in: real headings, real lists, repeated table headers."""

import io
from itertools import zip_longest

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

from resal.core.documents.outline import (
    Block,
    Bullets,
    Drawing,
    Note,
    Outline,
    Pairs,
    Paragraph,
    Section,
    Sectors,
    Table,
    levelled,
)
from resal.core.documents.pdf import picture
from resal.core.documents.steady import steady
from resal.core.documents.words import paragraphs, settable, written_day

INK, DEEP, MUTED = RGBColor(0x16, 0x23, 0x2B), RGBColor(0x08, 0x42, 0x3D), RGBColor(0x53, 0x61, 0x6A)
TINTS = {"plain": "FAF7F1", "information": "E4EDF6", "waiting": "F7EED7", "late": "F8E7E2", "done": "E3EFEC"}
LONGEST = 255
SIZES = {1: 22, 2: 15, 3: 12, 4: 11, 5: 11, 6: 11}


def report(outline: Outline) -> bytes:
    """The outline as a Word file on Letter paper."""
    word = Document()
    _paper(word, outline)
    if outline.mention:
        _shade(word.add_paragraph(settable(outline.mention)), TINTS["waiting"])
    word.add_heading(settable(outline.title), 1)
    if outline.subtitle:
        word.add_paragraph(settable(outline.subtitle), style="Subtitle")
    _pairs(word, Pairs(outline.facts))
    for level, section in levelled(outline.sections):
        _turn(word, landscape=outline.landscape)
        _section(word, level, section, outline)
    out = io.BytesIO()
    word.save(out)
    return steady(out.getvalue(), outline.made_at)


def _section(word: WordDocument, level: int, section: Section, outline: Outline) -> None:
    if section.heading:
        word.add_heading(settable(section.heading), level)
    for block in section.blocks:
        _block(word, block, outline)


def _block(word: WordDocument, block: Block, outline: Outline) -> None:
    match block:
        case Drawing():
            _drawing(word, block, outline)
        case Paragraph(text):
            for part in paragraphs(text):
                word.add_paragraph(part)
        case Bullets(items, numbered):
            for item in items:
                word.add_paragraph(settable(item), style="List Number" if numbered else "List Bullet")
        case Pairs():
            _pairs(word, block)
        case Table():
            _table(word, block)
        case Note(text, tone):
            for part in paragraphs(text):
                _shade(word.add_paragraph(part), TINTS[tone])
        case Sectors(tiles, missing):
            for tile in tiles:
                name = tile.name if tile.present else f"{tile.name} ({missing})"
                word.add_paragraph(settable(name), style="List Bullet")


def _pairs(word: WordDocument, block: Pairs) -> None:
    for name, value in block.items:
        line = word.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        run = line.add_run(f"{settable(name)}\u00a0: ")
        run.bold = True
        line.add_run(settable(value))


def _table(word: WordDocument, block: Table) -> None:
    if block.caption:
        caption = word.add_paragraph(settable(block.caption), style="Caption")
        caption.paragraph_format.keep_with_next = True
    table = word.add_table(rows=1, cols=len(block.header), style="Table Grid")
    _widths(table, block, word.sections[0])
    for cell, name in zip(table.rows[0].cells, block.header, strict=True):
        _write(cell, name, bold=True)
        cell._tc.get_or_add_tcPr().append(_fill(TINTS["done"]))
    _mark_row(table.rows[0], "w:tblHeader")
    for row in block.rows:
        line = table.add_row()
        _mark_row(line, "w:cantSplit")
        for index, (cell, value) in enumerate(zip_longest(line.cells, row, fillvalue="")):
            _write(cell, value, right=index in block.numeric)
    word.add_paragraph().paragraph_format.space_after = Pt(4)


def _drawing(word: WordDocument, block: Drawing, outline: Outline) -> None:
    """A picture with its words for those who do not see it, on a page laid on its side."""
    _turn(word, landscape=True)
    caption = word.add_paragraph(settable(block.caption), style="Caption")
    caption.paragraph_format.keep_with_next = True
    page = word.sections[-1]
    room = page.page_width - page.left_margin - page.right_margin
    tall = int((page.page_height - page.top_margin - page.bottom_margin) * 0.85)
    width = min(room, tall * block.flow.width // block.flow.height)
    png = picture(block.flow, language=outline.language, made_at=outline.made_at)
    shape = word.add_paragraph().add_run().add_picture(io.BytesIO(png), width=width)
    shape._inline.docPr.set("descr", settable(block.alt))


def _turn(word: WordDocument, *, landscape: bool) -> None:
    """Go on upright or on the side: a new page only where that changes."""
    page = word.sections[-1]
    if (page.orientation == WD_ORIENT.LANDSCAPE) == landscape:
        return
    page = word.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = page.page_height, page.page_width


def _write(cell, value: str, *, bold: bool = False, right: bool = False) -> None:
    line = cell.paragraphs[0]
    line.paragraph_format.space_after = Pt(2)
    line.add_run(settable(value)).bold = bold or None
    if right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(table, block: Table, page) -> None:
    widths = block.widths or (1,) * len(block.header)
    room = page.page_width - page.left_margin - page.right_margin
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = int(room * width / sum(widths))
        for cell in column.cells:
            cell.width = column.width


def _mark_row(row, mark: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(mark))


def _fill(colour: str):
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    return shade


def _shade(paragraph, colour: str) -> None:
    paragraph._p.get_or_add_pPr().append(_fill(colour))


def _paper(word: WordDocument, outline: Outline) -> None:
    about = word.core_properties
    about.title, about.author = settable(outline.title)[:LONGEST], settable(outline.issuer)[:LONGEST]
    about.comments = ""
    about.language = _language(outline.language)
    page = word.sections[0]
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Inches(0.9)
    if outline.landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = page.page_height, page.page_width
    _styles(word, outline)
    _footer(page, outline)


def _styles(word: WordDocument, outline: Outline) -> None:
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size, normal.font.color.rgb = "Calibri", Pt(11), INK
    normal.paragraph_format.space_after = Pt(6)
    for level, size in SIZES.items():
        font = word.styles[f"Heading {level}"].font
        font.name, font.size, font.bold, font.italic = "Calibri", Pt(size), True, False
        font.color.rgb = INK if level == 1 else DEEP
        word.styles[f"Heading {level}"].element.rPr.rFonts.attrib.clear()
        font.name = "Calibri"
    for name in ("Subtitle", "Caption"):
        font = word.styles[name].font
        font.color.rgb, font.italic, font.size = MUTED, False, Pt(12 if name == "Subtitle" else 10)
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    language.set(qn("w:val"), _language(outline.language))


def _footer(page, outline: Outline) -> None:
    line = page.footer.paragraphs[0]
    said = [outline.issuer, outline.mention, written_day(outline.made_at, outline.language)]
    line.add_run(" · ".join(settable(word) for word in said if word) + " · ")
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = line.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = text
        run._r.append(mark)


def _language(language: str) -> str:
    short, _, region = language.partition("-")
    return f"{short}-{(region or 'ca').upper()}"
