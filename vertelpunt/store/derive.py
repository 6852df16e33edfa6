"""From the record to the tables that pages read: one event after another, in order."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

import duckdb
import pyarrow as pa

from vertelpunt.dutch import day_of
from vertelpunt.questionnaire import Questionnaire, Submission, read_questionnaire
from vertelpunt.store.columns import add_columns, answer_row, audience
from vertelpunt.store.errors import StoreError
from vertelpunt.store.forms import form
from vertelpunt.store.log import Event, read_since
from vertelpunt.store.terms import spelled_words

# Raised whenever other things are derived from the same record.
DERIVATION = 2
DERIVED = ("questionnaire", "story", "story_term", "story_text", "kept")


class Derivation:
    """Applies events to the derived tables, within the caller's transaction.

    Rows wait in memory until `flush`, so that a long record is written in a few large steps.
    """

    def __init__(
        self, cursor: duckdb.DuckDBPyConnection, versions: dict[str, Questionnaire]
    ) -> None:
        self._cursor = cursor
        self.versions = dict(versions)
        self._stories: dict[str, dict[str, Any]] = {}
        self._terms: list[dict[str, Any]] = []
        self._texts: list[dict[str, Any]] = []

    def apply(self, events: Iterable[Event]) -> None:
        """Apply events and write what they changed."""
        for event in events:
            match event.kind:
                case "questionnaire_published":
                    self._publish(event)
                case "story_submitted":
                    self._submit(event)
                case "story_set_aside":
                    reason = event.body.get("reason")
                    self._update(event.subject, {"usable": False, "set_aside_reason": reason})
                case "story_coded":
                    coding = {k: event.body.get(k) for k in ("initiative", "tone", "tags")}
                    self._update(event.subject, coding)
                case "kept":
                    self._keep(event)
                case "kept_removed" | "kept_restored":
                    self._cursor.execute(
                        "update kept set removed = ? where kept_id = ?",
                        [event.kind == "kept_removed", event.subject],
                    )
                case "demonstration_declared" | "selection_kept":
                    pass
                case _:
                    raise StoreError(
                        "Deze verzameling is gemaakt met een nieuwere versie. "
                        "Werk het Vertelpunt eerst bij."
                    )
        self._flush()

    def _publish(self, event: Event) -> None:
        questionnaire = read_questionnaire(event.body, f"versie {event.subject}")
        self.versions.pop(event.subject, None)  # published again, it is the newest
        self.versions[event.subject] = questionnaire
        add_columns(self._cursor, questionnaire)
        self._cursor.execute(
            'insert into questionnaire select subject, "at", body from event where seq = ?',
            [event.seq],
        )

    def _submit(self, event: Event) -> None:
        body = event.body
        questionnaire = self.versions[body["questionnaire"]]
        submission = Submission(body["answers"], body["other"], tuple(body["not_applicable"]))
        title_question = questionnaire.part("title")
        title = str(submission.answers.get(title_question.id, "")) if title_question else ""
        texts = [
            str(submission.answers[q.id])
            for q in questionnaire.questions
            if q.type == "long_text" and q.id in submission.answers
        ]
        in_title, *in_texts = (spelled_words(text) for text in (title, *texts))
        # The last set for a form is its first by alphabet.
        by_form = {form(term): spelled for term, spelled in sorted(in_title, reverse=True)}
        self._stories[event.subject] = {
            "story_id": event.subject,
            "revision": 1,
            "submitted_at": event.at,
            "submitted_on": day_of(event.at),
            "questionnaire": body["questionnaire"],
            "campaign": body.get("campaign"),
            "fictitious": bool(body.get("fictitious")),
            "usable": True,
            "story_title": title,
            "audience": audience(questionnaire, submission),
            "title_forms": sorted(by_form),
            "title_words": [by_form[each] for each in sorted(by_form)],
            "word_count": sum(map(len, in_texts)),
            "not_applicable": list(submission.not_applicable),
            **answer_row(questionnaire, submission),
        }
        blocks = [[term for term, _ in block] for block in (in_title, *in_texts)]
        title_terms = set(blocks[0])
        # The last set for a term is its first spelling by alphabet, as for a form its first term.
        spelled = dict(sorted(chain(in_title, *in_texts), reverse=True))
        standing = {form(term): term for term in spelled if len(term) > 1}
        self._terms += [
            {
                "story_id": event.subject,
                "term": term,
                "form": form(term),
                "spelled": spelled[term],
                "stands": standing.get(form(term)) == term,
                "in_title": term in title_terms,
                "uses": count,
            }
            for term, count in Counter(chain(*blocks)).items()
        ]
        # A bar between blocks, so that no phrase is found across two of them.
        folded = " | ".join(map(" ".join, blocks))
        self._texts.append({"story_id": event.subject, "folded": f" {folded} "})

    def _keep(self, event: Event) -> None:
        """Keep a thing anew under its id, from the first time it was kept on."""
        row = self._cursor.execute(
            "select kept_at from kept where kept_id = ?", [event.subject]
        ).fetchone()
        self._cursor.execute("delete from kept where kept_id = ?", [event.subject])
        body = dict(event.body)
        self._cursor.execute(
            "insert into kept values (?, ?, ?, ?, false)",
            [
                event.subject,
                body.pop("kind"),
                row[0] if row else event.at,
                json.dumps(body, ensure_ascii=False),
            ],
        )

    def _update(self, story_id: str, values: dict[str, Any]) -> None:
        if story_id in self._stories:
            self._stories[story_id] |= values
            return
        assignments = ", ".join(f"{name} = ?" for name in values)
        self._cursor.execute(
            f"update story set {assignments} where story_id = ?", [*values.values(), story_id]
        )

    def _flush(self) -> None:
        for table, rows in (
            ("story", list(self._stories.values())),
            ("story_term", self._terms),
            ("story_text", self._texts),
        ):
            insert_rows(self._cursor, table, rows)
        self._stories, self._terms, self._texts = {}, [], []


def insert_rows(cursor: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert rows by column name; a column that no row has stays empty."""
    if not rows:
        return
    names = dict.fromkeys(name for row in rows for name in row)
    frame = pa.table({name: [row.get(name) for row in rows] for name in names})
    cursor.register("new_row", frame)
    cursor.execute(f"insert into {table} by name select * from new_row")
    cursor.unregister("new_row")


def rebuild(
    cursor: duckdb.DuckDBPyConnection, step: Callable[[int], None] = lambda _: None
) -> dict[str, Questionnaire]:
    """Empty the derived tables and derive them again; returns the versions."""
    for table in DERIVED:
        cursor.execute(f"delete from {table}")
    derivation = Derivation(cursor, {})
    for batch in read_since(cursor):
        derivation.apply(batch)
        step(len(batch))
    return derivation.versions


def fingerprint(cursor: duckdb.DuckDBPyConnection, table: str) -> tuple[object, ...]:
    """The number of rows and a sum of their hashes, the columns by name: equal for equal tables."""
    names = cursor.execute(
        "select column_name from duckdb_columns() where table_name = ? and schema_name = 'main' "
        "order by column_name",
        [table],
    ).fetchall()
    columns = ", ".join(f'"{name}"' for (name,) in names)
    return (
        cursor.execute(
            f"select count(*), sum(hash({columns})::hugeint), ? from {table}", [columns]
        ).fetchone()
        or ()
    )
