"""What the core group keeps beside the stories: saved selections, questions, reading lists.

Each lies in a row of its own and changes by small events, so that two people who change it at the
same time both keep their work.
"""

import json
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import duckdb

from vertelpunt.dutch import day_of
from vertelpunt.store.event import Event

KeptKind = Literal["selection", "question", "reading_list"]
# A selection whose address is too long for a link lies here too, under a kind of its own.
_LINK = "link"
KEPT_EVENTS = frozenset(
    [
        "kept", "renamed", "kept_changed", "kept_removed", "kept_restored", "selection_kept",
        "list_story_added", "list_story_moved", "list_story_removed", "list_selection_added",
    ]
)  # fmt: skip


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


def body_of(cursor: duckdb.DuckDBPyConnection, kept_id: str) -> dict[str, Any] | None:
    """What the thing with this id holds; None where there is none."""
    row = cursor.execute("select body from kept where kept_id = ?", [kept_id]).fetchone()
    return dict(json.loads(row[0])) if row else None


def link_parts(cursor: duckdb.DuckDBPyConnection, short: str) -> list[str] | None:
    """The parts of a selection that was kept under a short id; None where there is none."""
    row = cursor.execute(
        "select body from kept where kept_id = ? and kind = ?", [short, _LINK]
    ).fetchone()
    return list(json.loads(row[0])["parts"]) if row else None


def apply(cursor: duckdb.DuckDBPyConnection, event: Event, erased: Set[str] = frozenset()) -> None:
    """Change what is kept by an event of KEPT_EVENTS; of a thing that isn't there, nothing.

    A story that was `erased` is not listed any more.
    """
    match event.kind:
        case "kept":
            held = dict(event.body)
            if "stories" in held:
                held["stories"] = [each for each in held["stories"] if each not in erased]
            _put(cursor, event, held.pop("kind"), held)
        case "list_story_added" if event.body["story"] in erased:
            pass
        case "selection_kept":
            _put(cursor, event, _LINK, event.body)
        case "kept_removed" | "kept_restored":
            cursor.execute(
                "update kept set removed = ? where kept_id = ?",
                [event.kind == "kept_removed", event.subject],
            )
        case _:
            if (body := body_of(cursor, event.subject)) is not None:
                cursor.execute(
                    "update kept set body = ? where kept_id = ?",
                    [_json(_changed(body, event)), event.subject],
                )


def forget_story(cursor: duckdb.DuckDBPyConnection, story_id: str) -> None:
    """Take a story off every reading list."""
    rows = cursor.execute(
        "select kept_id, body from kept where kind = 'reading_list' and contains(body, ?)",
        [story_id],
    ).fetchall()
    for kept_id, body in rows:
        held = json.loads(body)
        held["stories"] = [each for each in held["stories"] if each != story_id]
        cursor.execute("update kept set body = ? where kept_id = ?", [_json(held), kept_id])


def _put(cursor: duckdb.DuckDBPyConnection, event: Event, kind: str, body: dict[str, Any]) -> None:
    """Keep a thing, or keep it anew under its id, from the first time it was kept on."""
    row = cursor.execute("select kept_at from kept where kept_id = ?", [event.subject]).fetchone()
    cursor.execute("delete from kept where kept_id = ?", [event.subject])
    cursor.execute(
        "insert into kept values (?, ?, ?, ?, false)",
        [event.subject, kind, row[0] if row else event.at, _json(body)],
    )


def _changed(body: dict[str, Any], event: Event) -> dict[str, Any]:
    said, stories = event.body, list(body.get("stories", []))
    match event.kind:
        case "renamed":
            return body | {"name": said["name"]}
        case "kept_changed":
            return body | said
        case "list_selection_added":
            selections = list(body.get("selections", []))
            new = [] if said["parts"] in selections else [said["parts"]]
            return body | {"selections": [*selections, *new]}
        case "list_story_added":
            return body | {"stories": list(dict.fromkeys([*stories, said["story"]]))}
        case "list_story_removed":
            return body | {"stories": [each for each in stories if each != said["story"]]}
        case "list_story_moved" if said["story"] in stories:
            stories.remove(said["story"])
            # Before a story that has gone since: at the end, where it can be seen.
            before = said["before"]
            place = stories.index(before) if before in stories else len(stories)
            return body | {"stories": [*stories[:place], said["story"], *stories[place:]]}
    return body


def _json(body: dict[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False)
