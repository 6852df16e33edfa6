"""What duidingsessies took along and recorded, in tables, so that stories are selected by it.

Of all that happens in a session only these few kinds of event change a table. What came before a
session was planned, or to an outcome that was never recorded, changes nothing.
"""

from collections.abc import Iterable, Set
from datetime import date

import duckdb

from vertelpunt.store.event import Event

OUTCOME_EVENTS = frozenset(
    [
        "session_planned", "session_changed", "session_removed", "session_restored",
        "session_material_added", "session_material_removed", "session_outcome_written",
        "session_put_aside", "session_brought_back",
    ]
)  # fmt: skip
_PLANNED = "select 1 from session where session_id = ?"


def apply(cursor: duckdb.DuckDBPyConnection, event: Event, erased: Set[str]) -> None:
    """Change the tables by an event of OUTCOME_EVENTS. A story that was `erased` gets no row."""
    said, session = event.body, event.subject
    if event.kind == "session_planned":
        _plan(cursor, event)
    elif not cursor.execute(_PLANNED, [session]).fetchone():
        return
    match event.kind:
        case "session_planned" | "session_changed":
            if "title" in said:
                cursor.execute(
                    "update session set title = ? where session_id = ?", [said["title"], session]
                )
            if "on" in said:
                on = date.fromisoformat(said["on"]) if said["on"] else None
                cursor.execute("update session set held_on = ? where session_id = ?", [on, session])
        case "session_removed" | "session_restored":
            cursor.execute(
                "update session set removed = ? where session_id = ?",
                [event.kind == "session_removed", session],
            )
        case "session_material_added" | "session_material_removed":
            cursor.execute(
                "delete from session_story where session_id = ? and material_id = ?",
                [session, said["material"]],
            )
            cursor.execute(
                "insert into session_story select ?, ?, unnest(?::varchar[])",
                [session, said["material"], _there(said.get("stories", []), erased)],
            )
        case "session_outcome_written":
            _record(cursor, event, erased)
        case "session_put_aside" | "session_brought_back":
            cursor.execute(
                "update outcome set aside = ? where session_id = ? and outcome_id = ?",
                [event.kind == "session_put_aside", session, said["thing"]],
            )


def _plan(cursor: duckdb.DuckDBPyConnection, event: Event) -> None:
    if not cursor.execute(_PLANNED, [event.subject]).fetchone():
        cursor.execute(
            "insert into session values (?, '', null, ?, false)", [event.subject, event.at]
        )


def _record(cursor: duckdb.DuckDBPyConnection, event: Event, erased: Set[str]) -> None:
    """An outcome, or what of it is other."""
    said, which = event.body["fields"], [event.subject, event.body["outcome"]]
    this = "session_id = ? and outcome_id = ?"
    if not cursor.execute(f"select 1 from outcome where {this}", which).fetchone():
        if not {"kind", "text"} <= said.keys():
            return
        cursor.execute("insert into outcome values (?, ?, '', '', ?, false)", [*which, event.at])
    for name in {"kind", "text"} & said.keys():
        cursor.execute(f"update outcome set {name} = ? where {this}", [said[name], *which])
    for name in {"rests_on", "against"} & said.keys():
        against = name == "against"
        stories = said[name] if against else [each["story"] for each in said[name]]
        cursor.execute(f"delete from outcome_story where {this} and against = ?", [*which, against])
        cursor.execute(
            "insert into outcome_story select ?, ?, unnest(?::varchar[]), ?",
            [*which, _there(stories, erased), against],
        )


def _there(stories: Iterable[str], erased: Set[str]) -> list[str]:
    """Each story once, without those that were erased."""
    return [each for each in dict.fromkeys(stories) if each not in erased]
