"""A file of answers as a table: which row has the names, and what of it is no row of answers."""

from collections.abc import Sequence

import pandas as pd

from vertelpunt.dutch import count, listed, number
from vertelpunt.intake.tables.cells import MOST_ROWS, Row, Sheet, sheets_of
from vertelpunt.intake.tables.plan import Table, TableError


def read_table(content: bytes, file_name: str) -> Table:
    """The table in a file: CSV, Excel or JSON. Raises TableError, that says what to mend."""
    sheets = sheets_of(content, file_name)
    read = [(each, table) for each in sheets if (table := table_of(each))]
    if not read:
        raise TableError(
            "In dit bestand vinden we geen tabel. Zet bovenaan een regel met de naam van elke "
            "kolom, en daaronder een regel per verhaal."
        )
    first, table = read[0]
    if others := [f"‘{each.name}’" for each in sheets if each is not first and each.rows]:
        only = f"Alleen het blad ‘{first.name}’ is gelezen, niet {listed(others)}."
        table = Table(table.names, table.rows, table.first_line, (*table.remarks, only),
                      table.headers)  # fmt: skip
    return table


def table_of(sheet: Sheet) -> Table | None:
    """The table on a sheet; None where there is no row under a row with names."""
    kept = [
        n
        for n, row in enumerate(sheet.rows)
        if n not in sheet.comments and any(map(str.strip, row))
    ]
    width = 1 + max((_last(sheet.rows[n]) for n in kept), default=-1)
    least = 2 if width > 1 else 1
    head = next(
        (n for n in kept if sum(bool(each.strip()) for each in sheet.rows[n]) >= least), None
    )
    if head is None or head == kept[-1]:
        return None
    lines = [n for n in kept if n > head]
    if len(lines) > MOST_ROWS:
        raise TableError(
            f"Deze tabel heeft {number(len(lines))} regels. Hoogstens {number(MOST_ROWS)} gaan in "
            "één keer: knip hem in delen."
        )
    headers = [each.strip() for each in padded(sheet.rows[head], width)]
    names = told_apart(headers)
    rows = pd.DataFrame(
        [padded(sheet.rows[n], width) for n in lines], index=[n + 1 for n in lines],
        columns=list(names), dtype=object,
    )  # fmt: skip
    remarks = [*sheet.remarks, *_left(sheet, kept, head)]
    return Table(names, rows, lines[0] + 1, tuple(remarks), tuple(headers))


def told_apart(headers: Sequence[str]) -> tuple[str, ...]:
    """The names, each other than those before: a number behind one that stands there already."""
    found: dict[str, None] = {}
    for n, header in enumerate(headers, 1):
        plain = name = header or f"Kolom {n}"
        again = 1
        while name in found:
            again += 1
            name = f"{plain} ({again})"
        found[name] = None
    return tuple(found)


def padded(row: Row, width: int) -> list[str]:
    """A row with as many cells as the table has columns."""
    return [*row[:width], *[""] * (width - len(row))]


def _last(row: Row) -> int:
    return max((n for n, each in enumerate(row) if each.strip()), default=-1)


def _left(sheet: Sheet, kept: Sequence[int], head: int) -> list[str]:
    """What was no row of answers."""
    between = range(head + 1, kept[-1])
    filled = set(kept)
    empty = sum(n not in filled and n not in sheet.comments for n in between)
    found = (
        (len(sheet.comments), "regel met een ; vooraan", "regels met een ; vooraan"),
        (sum(n < head for n in kept), "regel boven de namen van de kolommen",
         "regels boven de namen van de kolommen"),
        (empty, "lege regel", "lege regels"),
    )  # fmt: skip
    return [f"Overgeslagen: {count(n, one, many)}." for n, one, many in found if n]
