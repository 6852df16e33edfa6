"""From events to the rows of the tables that pages read: one event after another, in order."""

import json
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Any

import duckdb
import pyarrow as pa

from vertelpunt.dutch import day_of
from vertelpunt.questionnaire import Questionnaire, Submission, read_questionnaire
from vertelpunt.store import kept
from vertelpunt.store.columns import add_columns, answer_row, audience
from vertelpunt.store.errors import StoreError
from vertelpunt.store.event import Event
from vertelpunt.store.forms import form
from vertelpunt.store.terms import spelled_words

# The rules by which tables are derived: raise it when what is derived changes. A collection that
# was derived by other rules is derived anew when it is opened.
RULES = 3


class Derivation:
    """Applies events to the derived tables, within the caller's transaction.

    Rows wait in memory until all are applied, so that a long record goes in a few large steps.
    """

    def __init__(
        self, cursor: duckdb.DuckDBPyConnection, versions: dict[str, Questionnaire]
    ) -> None:
        self._cursor = cursor
        self.versions = dict(versions)
        self._stories: dict[str, dict[str, Any]] = {}
        self._terms: list[dict[str, Any]] = []
        self._texts: list[dict[str, Any]] = []
        self.demonstration = False

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
                case "demonstration_declared":
                    self.demonstration = True
                case kind if kind in kept.KEPT_EVENTS:
                    kept.apply(self._cursor, event)
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
            "insert into questionnaire values (?, ?, ?)",
            [event.subject, event.at, json.dumps(event.body, ensure_ascii=False)],
        )

    def _submit(self, event: Event) -> None:
        if event.subject in self._stories:
            return
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

    def _update(self, story_id: str, values: dict[str, Any]) -> None:
        if story_id in self._stories:
            self._stories[story_id] |= values
            return
        assignments = ", ".join(f"{name} = ?" for name in values)
        self._cursor.execute(
            f"update story set {assignments} where story_id = ?", [*values.values(), story_id]
        )

    def _flush(self) -> None:
        # A record of before stories had a key may tell one twice: the first counts.
        told = {
            story
            for (story,) in self._cursor.execute(
                "select story_id from story where story_id in (select unnest(?))",
                [[*self._stories]],
            ).fetchall()
        }
        for table, rows in (
            ("story", list(self._stories.values())),
            ("story_term", self._terms),
            ("story_text", self._texts),
        ):
            insert_rows(self._cursor, table, [r for r in rows if r["story_id"] not in told])
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
