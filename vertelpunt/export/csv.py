"""A table as CSV for Dutch spreadsheets."""

import csv
import io
import unicodedata
from collections.abc import Sequence

# A spreadsheet reads a cell that begins so as a formula, in full width too.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# At the start of a cell these may be taken for the end of the one before.
_ENDS = ("\t", "\r", "\n")
Cell = str | int | float | None


def csv_of(names: Sequence[str], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Semicolons, UTF-8 with its mark; a text that looks like a formula gets a quote in front."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([_written(name) for name in names])
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return f"{cell:g}".replace(".", ",")
    return f"'{cell}" if isinstance(cell, str) and _looks_like_formula(cell) else cell


def _looks_like_formula(text: str) -> bool:
    """A formula, also one behind spaces, line ends or signs that nobody sees."""
    seen = (sign for sign in text if unicodedata.category(sign)[0] not in "CZ")
    return text.startswith(_ENDS) or next(seen, "").startswith(_FORMULA)
