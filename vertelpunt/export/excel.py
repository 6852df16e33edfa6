"""Stories as a workbook: the stories, a codebook, and what this file is."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from vertelpunt.export.csv import Cell
from vertelpunt.insight.story_table import StoryTable

# What one cell of a spreadsheet can hold, less the sentence below.
_LONGEST = 32_700
_CUT = " … (de tekst is te lang voor één vakje; in het CSV-bestand staat hij helemaal)"
_NARROW, _WIDE = 18, 60


def excel_of(table: StoryTable, about: Sequence[tuple[str, str]]) -> bytes:
    """`about`: (what, words) lines for the last sheet. A text is never read as a formula."""
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        names = [column.name for column in table.columns]
        stories = _sheet(book, "Verhalen", names, table.rows, bold, plain)
        if table.rows:
            stories.autofilter(0, 0, len(table.rows), len(names) - 1)
        _sheet(
            book, "Codeboek", ["Kolom", "Wat erin staat", "Als het vakje leeg is"],
            [(each.name, each.about, each.empty) for each in table.columns], bold, plain,
        )  # fmt: skip
        _sheet(book, "Over dit bestand", ["", ""], about, bold, plain)
    return out.getvalue()


def _sheet(
    book: Workbook, name: str, names: Sequence[str], rows: Sequence[Sequence[Cell]],
    bold: Format, plain: Format,
) -> Worksheet:  # fmt: skip
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 1)
    for column, title in enumerate(names):
        long = any(len(str(row[column])) > _WIDE for row in rows)
        sheet.set_column(column, column, _WIDE if long else _NARROW)
        sheet.write_string(0, column, title, bold)
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                text = cell if len(cell) <= _LONGEST else cell[:_LONGEST] + _CUT
                sheet.write_string(line, column, text, plain)
            elif cell is not None:
                sheet.write_number(line, column, cell, plain)
    return sheet
