"""Tables of stories of elsewhere, as the record tells that they were brought in and taken back."""

from dataclasses import dataclass
from datetime import datetime

import duckdb

from vertelpunt.store.event import Event

IMPORT_MADE, IMPORT_TAKEN_BACK = "import_made", "import_taken_back"
IMPORT_EVENTS = frozenset([IMPORT_MADE, IMPORT_TAKEN_BACK])


@dataclass(frozen=True)
class Import:
    """A table that was brought in. `at`: UTC; `actor`: who did it, as events are signed.

    `tool`: by what the table was made. `source`: with what the ids of its own questions begin; more
    than one table may be of a source. `version`: of the questions that its stories answer.
    `file`, `columns`: what the file and its columns were called.
    """

    id: str
    at: datetime
    actor: str
    name: str
    tool: str
    source: str
    version: str
    file: str
    columns: tuple[str, ...]
    taken_back: bool = False


def apply(cursor: duckdb.DuckDBPyConnection, event: Event) -> None:
    """Change the table by an event of IMPORT_EVENTS."""
    if event.kind == IMPORT_TAKEN_BACK:
        cursor.execute("update import set taken_back = true where import_id = ?", [event.subject])
        return
    said = event.body
    cursor.execute("delete from import where import_id = ?", [event.subject])
    cursor.execute(
        "insert into import values (?, ?, ?, ?, ?, ?, ?, ?, ?, false)",
        [
            event.subject, event.at, event.actor, said["name"], said["tool"], said["source"],
            said["version"], said["file"], said["columns"],
        ],
    )  # fmt: skip


def all_imports(cursor: duckdb.DuckDBPyConnection) -> tuple[Import, ...]:
    """Every table that was ever brought in, the last one first."""
    rows = (
        cursor.execute(
            "select import_id as id, made_at as at, actor, name, tool, source, version, file, "
            "columns, taken_back from import order by made_at desc, import_id"
        )
        .to_arrow_table()
        .to_pylist()
    )
    return tuple(Import(**row | {"columns": tuple(row["columns"])}) for row in rows)
