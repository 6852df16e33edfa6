"""The record: append events, read them in order. No event is ever changed or removed here."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa

_EVENT = pa.schema(
    [
        ("seq", pa.int64()),
        ("at", pa.timestamp("us")),
        ("actor", pa.string()),
        ("kind", pa.string()),
        ("subject", pa.string()),
        ("body", pa.string()),
    ]
)
_BATCH = 5_000


@dataclass(frozen=True)
class Event:
    """Something that happened. `at`: UTC without a zone. `seq`: 0 until it is appended."""

    kind: str
    subject: str
    body: dict[str, Any]
    actor: str
    at: datetime
    seq: int = 0


def now() -> datetime:
    """Return this moment, in UTC, as events carry it."""
    return datetime.now(UTC).replace(tzinfo=None)


def append(cursor: duckdb.DuckDBPyConnection, events: Sequence[Event]) -> list[Event]:
    """Add events within the caller's transaction; returns them with their numbers."""
    row = cursor.execute("select coalesce(max(seq), 0) from event").fetchone()
    first = (row[0] if row else 0) + 1
    numbered = [
        Event(e.kind, e.subject, e.body, e.actor, e.at, seq) for seq, e in enumerate(events, first)
    ]
    rows = pa.Table.from_pylist(
        [{**vars(event), "body": json.dumps(event.body, ensure_ascii=False)} for event in numbered],
        schema=_EVENT,
    )
    cursor.register("new_event", rows)
    cursor.execute("insert into event by name select * from new_event")
    cursor.unregister("new_event")
    return numbered


def number_anew(cursor: duckdb.DuckDBPyConnection, events: Sequence[Event]) -> None:
    """Write these events as the whole record; they hold all that it held."""
    cursor.execute("delete from event")
    for first in range(0, len(events), _BATCH):
        append(cursor, events[first : first + _BATCH])


def read_since(cursor: duckdb.DuckDBPyConnection, seq: int = 0) -> Iterator[list[Event]]:
    """The events after number `seq`, in order, in batches."""
    while True:
        rows = cursor.execute(
            'select seq, "at", actor, kind, subject, body from event '
            "where seq > ? order by seq limit ?",
            [seq, _BATCH],
        ).fetchall()
        if not rows:
            return
        yield [
            Event(kind, subject, json.loads(body), actor, at, number)
            for number, at, actor, kind, subject, body in rows
        ]
        seq = rows[-1][0]
