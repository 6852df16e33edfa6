"""What the core group keeps beside the stories: saved selections, questions, reading lists."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import duckdb

from vertelpunt.dutch import day_of

KeptKind = Literal["selection", "question", "reading_list"]


@dataclass(frozen=True)
class Kept:
    """A thing that was kept. `at`: UTC, of the first time; `body`: what it holds."""

    id: str
    kind: KeptKind
    at: datetime
    body: dict[str, Any]
    removed: bool

    @property
    def on(self) -> date:
        """The day in the Netherlands."""
        return day_of(self.at)


def all_kept(cursor: duckdb.DuckDBPyConnection, kind: KeptKind) -> list[Kept]:
    """Everything of this kind, those that were removed too; the newest first."""
    rows = cursor.execute(
        "select kept_id, kind, kept_at, body, removed from kept where kind = ? "
        "order by kept_at desc, kept_id",
        [kind],
    ).fetchall()
    return [Kept(i, k, at, json.loads(body), removed) for i, k, at, body, removed in rows]
