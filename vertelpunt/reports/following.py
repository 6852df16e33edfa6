"""Reports as they are now, read from the record."""

from datetime import date

from vertelpunt.reports.report import Report, report_id, report_of
from vertelpunt.store import Collection, Viewer


def report_now(collection: Collection, viewer: Viewer, first: date, last: date) -> Report:
    """What was made for this period; nothing yet, or nothing for who may not keep: an empty one.

    Raises StoreError.
    """
    empty = Report(first, last)
    if not viewer.may("keep"):
        return empty
    return report_of(collection.about(report_id(first, last)), empty)


def reports_of(collection: Collection, viewer: Viewer) -> list[tuple[date, date]]:
    """The periods for which something was made, the last one first. Raises StoreError."""
    periods = collection.report_periods(viewer)
    return sorted(periods, key=lambda each: (each[1], each[0]), reverse=True)
