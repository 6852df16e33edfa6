"""A period of whole months."""

from datetime import date

from vertelpunt.dutch import month
from vertelpunt.selection.clause import Clause


def period_clause(first: date | None, last: date | None) -> Clause | None:
    """Stories of the months from `first` to `last`, both by their first day; None for all."""
    parts: list[str] = []
    values: list[object] = []
    if first:
        parts.append("submitted_on >= ?")
        values.append(first)
    if last:
        parts.append("submitted_on < ?::date + interval 1 month")
        values.append(last)
    if not parts:
        return None
    start = f" vanaf {month(first)}" if first else ""
    end = f" tot en met {month(last)}" if last else ""
    return Clause("period", " and ".join(parts), tuple(values), f"Verteld{start}{end}")
