"""The privacy statements that were published, and the one that a teller agreed to."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from vertelpunt.questionnaire import Statement, statement_of
from vertelpunt.store.event import Event

PUBLISHED = "privacy_published"


@dataclass(frozen=True)
class Published:
    """A statement, and when it was published, in UTC."""

    at: datetime
    version: str
    statement: Statement


def publish(cursor: duckdb.DuckDBPyConnection, event: Event) -> Published:
    """Put a `privacy_published` event in its table."""
    cursor.execute(
        "insert into privacy_statement values (?, ?, ?, ?)",
        [event.seq, event.subject, event.at, json.dumps(event.body, ensure_ascii=False)],
    )
    return Published(event.at, event.subject, statement_of(event.body))


def all_published(cursor: duckdb.DuckDBPyConnection) -> list[Published]:
    """Every statement as it was published, in the order of the record."""
    rows = cursor.execute(
        "select published_at, version, content from privacy_statement order by seq"
    ).fetchall()
    return [Published(at, version, statement_of(json.loads(text))) for at, version, text in rows]


def agreed_to(
    statements: Sequence[Published], version: str | None, at: datetime
) -> Published | None:
    """The statement of this version as it stood at a moment; None where none is known.

    One that was put back was published more than once; the last before that moment is meant.
    """
    same = [each for each in statements if each.version == version]
    return next((each for each in reversed(same) if each.at <= at), next(iter(same), None))
