"""Year reports as their events say them: what was written, chosen and kept for a period."""

from vertelpunt.reports.following import report_now, reports_of
from vertelpunt.reports.report import (
    MOST_RESTING,
    SECTIONS,
    Chosen,
    KeptSentence,
    Number,
    Report,
    Section,
    Text,
    report_id,
    report_of,
)

__all__ = [
    "MOST_RESTING",
    "SECTIONS",
    "Chosen",
    "KeptSentence",
    "Number",
    "Report",
    "Section",
    "Text",
    "report_id",
    "report_now",
    "report_of",
    "reports_of",
]
