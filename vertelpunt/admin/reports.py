"""A year report as a file, made at the command line."""

from datetime import date

from vertelpunt.dutch import today
from vertelpunt.export.blocks import Written
from vertelpunt.export.report_docx import report_docx
from vertelpunt.export.report_pdf import pdf_or_why
from vertelpunt.export.year_blocks import year_written
from vertelpunt.export.year_shared_blocks import shared_written
from vertelpunt.insight.source import Source
from vertelpunt.insight.year_shared import shared_report
from vertelpunt.insight.year_standing import year_told
from vertelpunt.intake import load_questionnaire
from vertelpunt.paths import MUNICIPALITIES, QUESTIONNAIRE
from vertelpunt.questionnaire import Audience, load_places
from vertelpunt.reports import Report, report_now
from vertelpunt.settings import settings
from vertelpunt.store import ADMIN, Collection


def year_file(
    collection: Collection, first: date, last: date, suffix: str, readers: Audience
) -> bytes:
    """The report of a period for these readers, as PDF (`.pdf`) or for Word (`.docx`)."""
    source = Source(
        collection, ADMIN, collection.own_version or load_questionnaire(QUESTIONNAIRE),
        load_places(MUNICIPALITIES),
    )  # fmt: skip
    written = year_report_written(source, report_now(collection, ADMIN, first, last), readers)
    made = report_docx if suffix == ".docx" else pdf_or_why
    return made(written, today())


def year_report_written(source: Source, made: Report, readers: Audience) -> Written:
    """The report for these readers, as it is written in any form."""
    invented = source.collection.is_demonstration
    if readers == "core_group":
        return year_written(year_told(source, made), invented=invented)
    shared = shared_report(source, made, readers, settings().smallest_group)
    return shared_written(shared, source.asked, invented=invented)
