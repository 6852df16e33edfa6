"""Stories as a workbook: the stories, a codebook, and what this file is."""

import io
import re
import unicodedata
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vertelpunt.export.csv import Cell
from vertelpunt.insight.story_table import StoryTable

# What one cell of a spreadsheet can hold, in units of UTF-16: most emoji count for two.
LONGEST = 32_767
_CUT = " … (de tekst is te lang voor één vakje; in het CSV-bestand staat hij helemaal)"
# What a workbook can't hold but as a code that other programs show; nobody sees these in a text.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_JOINER = "\u200d"
_NARROW, _WIDE = 18, 60


def excel_of(table: StoryTable, about: Sequence[tuple[str, str]]) -> bytes:
    """`about`: (what, words) lines for the last sheet. A text is never read as a formula."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        names = [column.name for column in table.columns]
        stories = write_sheet(book, "Verhalen", names, table.rows, bold, plain)
        if table.rows:
            stories.autofilter(0, 0, len(table.rows), len(names) - 1)
        write_sheet(
            book, "Codeboek", ["Kolom", "Wat erin staat", "Als het vakje leeg is"],
            [(each.name, each.about, each.empty) for each in table.columns], bold, plain,
        )  # fmt: skip
        write_sheet(book, "Over dit bestand", ["", ""], about, bold, plain)
    return out.getvalue()


def write_sheet(
    book: Workbook, name: str, names: Sequence[str], rows: Sequence[Sequence[Cell]],
    bold: Format, plain: Format,
) -> Worksheet:  # fmt: skip
    """A sheet with these names above its rows; a text is never read as a formula."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for column, title in enumerate(names):
        long = any(len(str(row[column])) > _WIDE for row in rows)
        sheet.set_column(column, column, _WIDE if long else _NARROW)
        sheet.write_string(0, column, _fitting(title), bold)
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, column, _fitting(cell), plain)
            elif cell is not None:
                sheet.write_number(line, column, cell, plain)
    return sheet


def units(text: str) -> int:
    """The length of a text as a spreadsheet counts it."""
    return len(text.encode("utf-16-le")) // 2


def _fitting(text: str) -> str:
    """The text; where one cell can't hold it, its beginning and a sentence that says so."""
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if units(text) <= LONGEST:
        return text
    room = 2 * (LONGEST - units(_CUT))
    # Half of a sign that counts for two is left out.
    begin = text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore")
    at = len(begin)
    # A letter keeps its accents, and an emoji its skin and its family.
    while at and (_joins(text[at]) or text[at - 1] == _JOINER):
        at -= 1
    return (text[:at] or begin) + _CUT


def _joins(sign: str) -> bool:
    """An accent, a skin tone, or what ties two signs together."""
    return sign == _JOINER or (sign > "\x7f" and unicodedata.category(sign) in ("Mn", "Me", "Sk"))
