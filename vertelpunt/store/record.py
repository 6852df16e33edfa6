"""The record: events appended and read in order, behind a port; and the one in the DuckDB file.

No event is ever changed or removed here but by `replace`, which writes the whole record anew.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

import duckdb
import pyarrow as pa

from vertelpunt.store.database import Database
from vertelpunt.store.errors import StoreError
from vertelpunt.store.event import Event

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


class MovedOnError(StoreError):
    """Somebody wrote since the position that a change was based on; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders was je net voor. Er is niets veranderd; probeer het nog eens."
        )


class Record(Protocol):
    """Events in order, each with a number, from 1."""

    def position(self) -> int:
        """The number of the last event; 0 without any."""

    def append(self, events: Sequence[Event], *, expected: int | None = None) -> list[Event]:
        """Add events, all or none; returns those that were not there yet, numbered.

        An event that is there already, to the letter, is not added again; a story is there once.
        Raises MovedOnError where `expected` is no longer the position.
        """

    def since(self, position: int = 0) -> Iterator[list[Event]]:
        """The events after this position, in order, in batches, as they are at one moment."""

    def about(self, subject: str, position: int) -> list[Event]:
        """The events about this subject, in order, up to this position."""

    def replace(self, events: Sequence[Event], *, expected: int) -> None:
        """Write these events as the whole record. Raises MovedOnError as `append` does."""


class EmbeddedRecord:
    """The record in the file of the collection, in the transaction of whoever writes there."""

    def __init__(self, gate: Database) -> None:
        self._gate = gate

    def position(self) -> int:
        """The number of the last event; 0 without any."""
        with self._gate.read() as cursor:
            row = cursor.execute("select coalesce(max(seq), 0) from event").fetchone()
        return int(row[0]) if row else 0

    def append(self, events: Sequence[Event], *, expected: int | None = None) -> list[Event]:
        """Add events that are not there yet, all or none; returns those, numbered."""
        with self._gate.write() as cursor:
            last = self.position()
            if expected is not None and expected != last:
                raise MovedOnError
            added = _not_there(cursor, events)
            numbered = [replace(event, seq=seq) for seq, event in enumerate(added, last + 1)]
            _insert(cursor, numbered)
        return numbered

    def since(self, position: int = 0) -> Iterator[list[Event]]:
        """The events after this position, in batches, as they are at one moment."""
        with self._gate.snapshot() as cursor:
            while rows := cursor.execute(
                'select seq, "at", actor, kind, subject, body from event '
                "where seq > ? order by seq limit ?",
                [position, _BATCH],
            ).fetchall():
                yield [_event(*row) for row in rows]
                position = rows[-1][0]

    def about(self, subject: str, position: int) -> list[Event]:
        """The events about this subject, in order, up to this position."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                'select seq, "at", actor, kind, subject, body from event '
                "where subject = ? and seq <= ? order by seq",
                [subject, position],
            ).fetchall()
        return [_event(*row) for row in rows]

    def replace(self, events: Sequence[Event], *, expected: int) -> None:
        """Write these events as the whole record, numbered anew."""
        with self._gate.write() as cursor:
            if expected != self.position():
                raise MovedOnError
            cursor.execute("delete from event")
            for first in range(0, len(events), _BATCH):
                batch = events[first : first + _BATCH]
                _insert(cursor, [replace(e, seq=n) for n, e in enumerate(batch, first + 1)])


def _event(seq: int, at: datetime, actor: str, kind: str, subject: str, body: str) -> Event:
    return Event(kind, subject, json.loads(body), actor, at, seq)


def _insert(cursor: duckdb.DuckDBPyConnection, events: Sequence[Event]) -> None:
    if events:
        cursor.register("new_event", _rows(events))
        cursor.execute("insert into event by name select * from new_event")
        cursor.unregister("new_event")


def _not_there(cursor: duckdb.DuckDBPyConnection, events: Sequence[Event]) -> list[Event]:
    """The events whose like is neither in the record nor earlier among these."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        kept.setdefault(_identity(event), event)
    if not kept:
        return []
    stories = {e.subject for e in kept.values() if e.kind == "story_submitted"}
    moments = [event.at for event in kept.values()]
    told = cursor.execute(
        "select subject from event "
        "where kind = 'story_submitted' and subject in (select unnest(?))",
        [[*stories]],
    ).fetchall()
    # Few events are of the same moment, so that the texts of few are compared.
    alike = cursor.execute(
        'select kind, subject, actor, "at", body from event '
        """where "at" between ? and ? and "at" in (select unnest(?)) """
        "and kind <> 'story_submitted'",
        [min(moments), max(moments), moments],
    ).fetchall()
    there = {("story_submitted", *row) for row in told} | set(alike)
    return [event for identity, event in kept.items() if identity not in there]


def _identity(event: Event) -> tuple[object, ...]:
    if event.kind == "story_submitted":
        return (event.kind, event.subject)
    return (event.kind, event.subject, event.actor, event.at, _text(event))


def _rows(events: Sequence[Event]) -> pa.Table:
    return pa.Table.from_pylist(
        [{**vars(event), "body": _text(event)} for event in events], schema=_EVENT
    )


def _text(event: Event) -> str:
    return json.dumps(event.body, ensure_ascii=False)
