"""Stories that were begun and not sent. Nobody but their teller's own device asks for one."""

import json
from datetime import timedelta
from typing import Any

import duckdb

from vertelpunt.store.log import now

KEPT_FOR = timedelta(days=30)


def save(cursor: duckdb.DuckDBPyConnection, draft_id: str, body: dict[str, Any]) -> None:
    """Keep this draft in place of what was kept under its id."""
    cursor.execute(
        "insert or replace into draft values (?, ?, ?)",
        [draft_id, now(), json.dumps(body, ensure_ascii=False)],
    )


def load(cursor: duckdb.DuckDBPyConnection, draft_id: str) -> dict[str, Any] | None:
    """The draft under this id, or None."""
    row = cursor.execute("select body from draft where draft_id = ?", [draft_id]).fetchone()
    return dict(json.loads(row[0])) if row else None


def discard(cursor: duckdb.DuckDBPyConnection, draft_id: str) -> None:
    """Forget this draft."""
    cursor.execute("delete from draft where draft_id = ?", [draft_id])


def discard_old(cursor: duckdb.DuckDBPyConnection) -> None:
    """Forget every draft that nobody touched for 30 days."""
    cursor.execute("delete from draft where updated_at < ?", [now() - KEPT_FOR])
