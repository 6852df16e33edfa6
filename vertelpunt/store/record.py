"""The record: events appended and read in order, behind a port; and the one in the DuckDB file.

No event is ever changed or removed here but by `replace`, which writes the whole record anew, and
where a story is erased: by `erase` and `rewrite`. Numbers only grow, also then.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any, Protocol

import duckdb

from vertelpunt.store.columns import insert_rows
from vertelpunt.store.database import Database
from vertelpunt.store.erasing import ERASED, is_about
from vertelpunt.store.errors import StoreError
from vertelpunt.store.event import Event

_BATCH = 5_000


class MovedOnError(StoreError):
    """Somebody wrote since the position that a change was based on; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders was je net voor. Er is niets veranderd; probeer het nog eens."
        )


class Record(Protocol):
    """Events in order, each with a number. Those of events that were erased stay free."""

    def position(self) -> int:
        """The number of the last event; 0 without any."""

    def append(self, events: Sequence[Event], *, expected: int | None = None) -> list[Event]:
        """Add events, all or none; returns those that were not there yet, numbered.

        An event that is there already, to the letter, is not added again; a story is there once,
        and nothing of one that was erased. Raises MovedOnError where `expected` is no longer the
        position.
        """

    def since(
        self, position: int = 0, kinds: Collection[str] | None = None
    ) -> Iterator[list[Event]]:
        """The events after this position, in order, in batches, as they are at one moment.

        `kinds`: of these kinds alone.
        """

    def about(self, subject: str, position: int, after: int = 0) -> list[Event]:
        """The events about this subject, in order, after one position and up to another."""

    def about_all(self, subjects: Collection[str], position: int) -> list[Event]:
        """The events about any of these subjects, in order, up to a position."""

    def last(self, kinds: Collection[str], most: int | None) -> list[Event]:
        """The last events of these kinds, the newest first; `most`: None for all."""

    def replace(self, events: Sequence[Event], *, expected: int) -> None:
        """Write these events as the whole record. Raises MovedOnError as `append` does."""

    def erase(self, erasures: Sequence[Event]) -> list[Event]:
        """Take out every event about the stories of these `story_erased`, and add these.

        Returns what was taken out. One that says what was said already is not added.
        """

    def rewrite(self, events: Sequence[Event]) -> None:
        """Put what these events hold in place of what those of their numbers held."""


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

    def since(
        self, position: int = 0, kinds: Collection[str] | None = None
    ) -> Iterator[list[Event]]:
        """The events after this position, in batches, as they are at one moment."""
        of_kinds, values = ("kind in (select unnest(?)) and", [[*kinds]]) if kinds else ("", [])
        with self._gate.snapshot() as cursor:
            while True:
                rows = cursor.execute(
                    f'select seq, "at", actor, kind, subject, body from event '
                    f"where {of_kinds} seq > ? order by seq limit ?",
                    [*values, position, _BATCH],
                ).fetchall()
                if rows:
                    yield [_event(row) for row in rows]
                    position = rows[-1][0]
                if len(rows) < _BATCH:
                    return

    def about(self, subject: str, position: int, after: int = 0) -> list[Event]:
        """The events about this subject, in order, after one position and up to another."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                'select seq, "at", actor, kind, subject, body from event '
                "where subject = ? and seq > ? and seq <= ? order by seq",
                [subject, after, position],
            ).fetchall()
        return [_event(row) for row in rows]

    def about_all(self, subjects: Collection[str], position: int) -> list[Event]:
        """The events about any of these subjects, in order, up to a position."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                'select seq, "at", actor, kind, subject, body from event '
                "where subject in (select unnest(?)) and seq <= ? order by seq",
                [[*subjects], position],
            ).fetchall()
        return [_event(row) for row in rows]

    def last(self, kinds: Collection[str], most: int | None) -> list[Event]:
        """The last events of these kinds, the newest first."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                'select seq, "at", actor, kind, subject, body from event '
                "where kind in (select unnest(?)) order by seq desc limit ?",
                [[*kinds], most],
            ).fetchall()
        return [_event(row) for row in rows]

    def replace(self, events: Sequence[Event], *, expected: int) -> None:
        """Write these events as the whole record, numbered anew."""
        with self._gate.write() as cursor:
            if expected != self.position():
                raise MovedOnError
            cursor.execute("delete from event")
            # Where more is erased than came in, the last number still grows.
            first_of_all = max(1, expected + 2 - len(events))
            for first in range(0, len(events), _BATCH):
                batch = events[first : first + _BATCH]
                numbers = enumerate(batch, first_of_all + first)
                _insert(cursor, [replace(event, seq=seq) for seq, event in numbers])

    def erase(self, erasures: Sequence[Event]) -> list[Event]:
        """Take out every event about the stories of these erasures, and add those that are new."""
        with self._gate.write() as cursor:
            # Before anything goes, as no number may come twice.
            last = self.position()
            stories = [event.subject for event in erasures]
            about = (
                f"starts_with(kind, 'story_') and kind <> '{ERASED}' "
                "and subject in (select unnest(?))"
            )
            taken = cursor.execute(
                f'select seq, "at", actor, kind, subject, body from event where {about} '
                "order by seq",
                [stories],
            ).fetchall()
            cursor.execute(f"delete from event where {about}", [stories])
            new = _not_there(cursor, erasures)
            _insert(cursor, [replace(event, seq=seq) for seq, event in enumerate(new, last + 1)])
        return [_event(row) for row in taken]

    def rewrite(self, events: Sequence[Event]) -> None:
        """Put what these events hold in place of what those of their numbers held."""
        with self._gate.write() as cursor:
            for event in events:
                cursor.execute("update event set body = ? where seq = ?", [_text(event), event.seq])


def _event(row: tuple[Any, ...]) -> Event:
    seq, at, actor, kind, subject, body = row
    return Event(kind, subject, json.loads(body), actor, at, seq)


def _insert(cursor: duckdb.DuckDBPyConnection, events: Sequence[Event]) -> None:
    insert_rows(cursor, "event", [{**vars(each), "body": _text(each)} for each in events])


def _not_there(cursor: duckdb.DuckDBPyConnection, events: Sequence[Event]) -> list[Event]:
    """The events whose like is neither in the record nor earlier among these."""
    kept: dict[tuple[object, ...], Event] = {}
    for event in events:
        kept.setdefault(_identity(event), event)
    if not kept:
        return []
    stories = {e.subject for e in kept.values() if e.kind.startswith("story_")}
    told = _told_or_erased(cursor, stories) if stories else []
    moments = [event.at for event in kept.values()]
    gone = {subject for kind, subject in told if kind == ERASED}
    # Few events are of the same moment, so that the texts of few are compared.
    alike = cursor.execute(
        'select kind, subject, actor, "at", body from event '
        """where "at" between ? and ? and "at" in (select unnest(?)) """
        f"and kind not in ('story_submitted', '{ERASED}')",
        [min(moments), max(moments), moments],
    ).fetchall()
    there = {*told, *alike}
    return [
        event
        for identity, event in kept.items()
        if identity not in there and not is_about(event, gone)
    ]


def _told_or_erased(
    cursor: duckdb.DuckDBPyConnection, stories: Collection[str]
) -> list[tuple[str, str]]:
    """Of these stories the kind and subject of every event that told or erased one."""
    return cursor.execute(
        "select kind, subject from event "
        f"where kind in ('story_submitted', '{ERASED}') and subject in (select unnest(?))",
        [[*stories]],
    ).fetchall()


def _identity(event: Event) -> tuple[object, ...]:
    if event.kind in ("story_submitted", ERASED):
        return (event.kind, event.subject)
    return (event.kind, event.subject, event.actor, event.at, _text(event))


def _text(event: Event) -> str:
    return json.dumps(event.body, ensure_ascii=False)
