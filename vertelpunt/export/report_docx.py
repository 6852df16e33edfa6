"""A report for a word processor: real headings, tables and pictures."""

import io
import re
from datetime import date, datetime, time
from itertools import zip_longest

from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import _Row
from docx.text.paragraph import Paragraph

from vertelpunt.dutch import day
from vertelpunt.export.blocks import (
    BarTable,
    Block,
    Heading,
    Items,
    Picture,
    Quote,
    Table,
    WordCloud,
    Words,
    Written,
)
from vertelpunt.export.plot_png import png_of, png_of_bars
from vertelpunt.insight.plots import Cloud

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# In cm.
_PAGE_WIDTH, _MARGIN = 21, 2.5
_TEXT_WIDTH = _PAGE_WIDTH - 2 * _MARGIN
_LANGUAGE, _NAMELESS = "nl-NL", "Verslag"
_INK, _FAINT = RGBColor(0x12, 0x62, 0x5D), RGBColor(0x5D, 0x61, 0x5A)
# What XML can't hold, and what turns the direction of all that follows.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_SIGNS = {"story": "●", "answer": "○", "middle": "◆"}


def report_docx(written: Written, made_on: date) -> bytes:
    """The report as .docx. A text is never read as a field: each stands in a run of its own."""
    document = Document()
    title = _plain(written.title).strip() or _NAMELESS
    _set_up(document, title, made_on)
    document.add_heading(title, 1)
    _quiet(document.add_paragraph(f"{_plain(written.about)} · gemaakt op {day(made_on)}"))
    _quiet(document.add_paragraph(_plain(written.care)))
    for block, below in zip_longest(written.blocks, written.blocks[1:]):
        _add(document, block)
        # What a plot shows is read above it, on the same page.
        if isinstance(block, Words) and isinstance(below, Picture | BarTable | Table):
            document.paragraphs[-1].paragraph_format.keep_with_next = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Opened, title: str, made_on: date) -> None:
    """A4, the language, the letter, and what the file says of itself."""
    (section,) = document.sections
    section.page_width, section.page_height = Cm(_PAGE_WIDTH), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    about = document.core_properties
    about.title, about.language, about.author, about.comments = title[:255], _LANGUAGE, "", ""
    about.created = about.modified = datetime.combine(made_on, time(12))
    (tongue,) = document.styles.element.iter(qn("w:lang"))
    tongue.set(qn("w:val"), _LANGUAGE)
    for name, size in (
        ("Heading 1", 20), ("Heading 2", 15), ("Heading 3", 12), ("Heading 4", 11),
        ("Intense Quote", 11),
    ):  # fmt: skip
        font = document.styles[name].font
        font.size, font.color.rgb = Pt(size), _INK
    caption = document.styles["Caption"].font
    caption.size, caption.color.rgb = Pt(10), _FAINT


def _add(document: Opened, block: Block) -> None:
    match block:
        case Heading():
            document.add_heading(_plain(block.text), block.level)
        case Words():
            document.add_paragraph(_plain(block.text))
        case Items():
            for item in block.items:
                document.add_paragraph(_plain(item.text), "List Bullet")
                for line in item.under:
                    _quiet(document.add_paragraph(_plain(line), "List Continue"))
        case Table():
            _table(document, block)
        case Picture():
            _picture(document, block)
        case BarTable():
            _bars(document, block)
        case WordCloud():
            _cloud(document, block.cloud)
        case Quote():
            document.add_paragraph(_plain(block.text), "Intense Quote")
            for line in block.under:
                _quiet(document.add_paragraph(_plain(line)))


def _table(document: Opened, block: Table) -> None:
    caption = document.add_paragraph(_plain(block.caption), "Caption")
    caption.paragraph_format.keep_with_next = True
    table = document.add_table(1, len(block.names), "Table Grid")
    # As in the PDF: what a row is about has most room, where more than one thing is said of it.
    parts = [1.6 if len(block.names) > 2 else 1, *[1] * (len(block.names) - 1)]
    for column, cell, part in zip(table.columns, table.rows[0].cells, parts, strict=True):
        # Word reads what a cell says, others what the column says.
        column.width = cell.width = Cm(_TEXT_WIDTH * part / sum(parts))
    _fill(table.rows[0], block.names, bold=True)
    # Said again on each page, and by a screen reader at each cell.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cells in block.rows:
        _fill(table.add_row(), cells, bold=False)
    document.add_paragraph()


def _fill(row: _Row, cells: tuple[str, ...], *, bold: bool) -> None:
    for cell, text in zip(row.cells, cells, strict=True):
        cell.paragraphs[0].add_run(_plain(text)).bold = bold


def _drawn(document: Opened, png: bytes, title: str, alt: str, width: Length) -> None:
    shape = document.add_picture(io.BytesIO(png), width=width)
    says = shape._inline.docPr
    says.set("descr", _plain(alt))
    says.set("title", _plain(title))
    document.paragraphs[-1].paragraph_format.keep_with_next = True


def _bars(document: Opened, block: BarTable) -> None:
    bars = block.bars
    _drawn(document, png_of_bars(bars, block.said), bars.title, bars.alt, Cm(15))
    rows = tuple((name, said) for (name, _), said in zip(bars.rows, block.said, strict=True))
    _table(document, Table(bars.title, ("Antwoord", "Aantal verhalen"), rows))


def _cloud(document: Opened, cloud: Cloud) -> None:
    paragraph = document.add_paragraph()
    for (word, stories), large in zip(cloud.words, cloud.sizes, strict=True):
        paragraph.add_run(_plain(word)).font.size = Pt(11 + 11 * large)
        paragraph.add_run(f" {stories}   ").font.size = Pt(9)


def _picture(document: Opened, block: Picture) -> None:
    _drawn(document, png_of(block.plot), block.plot.title, block.plot.alt, Cm(9))
    legend = "   ".join(f"{_SIGNS[sort]} {words}" for sort, words in block.legend)
    _quiet(document.add_paragraph(_plain(legend)))


def _quiet(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.color.rgb = _FAINT


def _plain(text: str) -> str:
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
