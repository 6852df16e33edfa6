"""Public figures of municipalities, as tables that were brought in, each of one year."""

from datetime import date
from typing import Any

import duckdb

from vertelpunt.store.columns import insert_rows
from vertelpunt.store.event import Event

BROUGHT_IN, REMOVED, RESTORED = "figures_brought_in", "figures_removed", "figures_restored"
FIGURE_EVENTS = frozenset([BROUGHT_IN, REMOVED, RESTORED])
FIGURE_TABLES = ("figure_table", "figure", "figure_value")


def apply(cursor: duckdb.DuckDBPyConnection, event: Event) -> None:
    """Change the tables by an event of FIGURE_EVENTS; of a table that isn't there, nothing."""
    if event.kind == BROUGHT_IN:
        _put(cursor, event.subject, event.body, event)
        return
    cursor.execute(
        "update figure_table set removed = ? where figures_id = ?",
        [event.kind == REMOVED, event.subject],
    )


def _put(
    cursor: duckdb.DuckDBPyConnection, figures_id: str, said: dict[str, Any], event: Event
) -> None:
    """A table, in the place of one with this id."""
    for table in FIGURE_TABLES:
        cursor.execute(f"delete from {table} where figures_id = ?", [figures_id])
    taken_on = date.fromisoformat(said["taken_on"])
    cursor.execute(
        "insert into figure_table values (?, ?, ?, ?, ?, ?, ?, ?, false)",
        [
            figures_id, said["name"], said["source"], said["table"], said["year"],
            said["licence"], taken_on, event.at,
        ],
    )  # fmt: skip
    insert_rows(
        cursor,
        "figure",
        [
            {
                "figures_id": figures_id, "figure_id": each["id"], "place_no": n,
                **{name: each[name] for name in
                   ("title", "unit", "counts", "provisional", "modelled")},
            }
            for n, each in enumerate(said["figures"])
        ],
    )  # fmt: skip
    insert_rows(
        cursor,
        "figure_value",
        [
            {
                "figures_id": figures_id, "figure_id": figure["id"],
                "municipality": municipality, "value": float(value),
            }
            for municipality, values in said["rows"].items()
            for figure, value in zip(said["figures"], values, strict=True)
            if value is not None
        ],
    )  # fmt: skip
