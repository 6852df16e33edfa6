"""A report as PDF/UA-1 (ISO 14289-1), set by typst."""

import json
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import typst

from vertelpunt.dutch import day
from vertelpunt.export.blocks import BarTable, Block, WordCloud, Words, Written
from vertelpunt.export.typeset import MISSING, printable, typeset

_TEMPLATE = Path(__file__).with_name("report.typ")
_NAMELESS, _EMPTY = "Verslag", "Zonder naam"
_UNSEEN = " \n\u200b"


class ReportError(Exception):
    """The report can't be made."""


def report_pdf(written: Written, made_on: date) -> bytes:
    """The report; the same for the same content. Raises ReportError.

    A sign that no face has is printed as an empty box, and the report says so.
    """
    content = printable(
        {
            "title": written.title,
            "about": written.about,
            "contents": written.contents,
            "care": written.care,
            "made_on": day(made_on),
            "blocks": [_named(each) for each in written.blocks],
        }
    )
    # A reader of PDF needs a title and headings, and signs that nobody sees are none.
    content["title"] = content["title"].strip(_UNSEEN) or _NAMELESS
    for block in content["blocks"]:
        if block["is"] == "heading":
            block["text"] = block["text"].strip(_UNSEEN) or _EMPTY
    content["missing"] = MISSING in json.dumps(content, ensure_ascii=False)
    try:
        return typeset(_TEMPLATE, content, made_on)
    except typst.TypstError as error:
        raise ReportError from error


def pdf_or_why(written: Written, made_on: date) -> bytes:
    """The report; where it can't be made a page that says so, for who waits for a file."""
    try:
        return report_pdf(written, made_on)
    except ReportError:
        said = Words("Dit kon niet als PDF worden gemaakt. Download het voor Word.")
        return report_pdf(replace(written, blocks=(said,), contents=False), made_on)


def _named(block: Block) -> dict[str, object]:
    named: dict[str, object] = {"is": type(block).__name__.lower(), **asdict(block)}
    match block:
        case BarTable(bars=bars):
            named["lengths"] = bars.lengths
        case WordCloud(cloud=cloud):
            named["sizes"] = cloud.sizes
    return named
