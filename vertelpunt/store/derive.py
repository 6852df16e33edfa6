"""From events to the rows of the tables that pages read: one event after another, in order."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from typing import Any

import duckdb

from vertelpunt.dutch import day_of
from vertelpunt.questionnaire import CODES, TAGS, Questionnaire, read_questionnaire
from vertelpunt.store import (
    campaigns,
    doubles,
    erasing,
    figures,
    imports,
    kept,
    outcomes,
    statements,
)
from vertelpunt.store.codings import DECISION, Codings
from vertelpunt.store.columns import add_columns, insert_rows
from vertelpunt.store.errors import StoreError
from vertelpunt.store.event import Event
from vertelpunt.store.feedback import FEEDBACK_EVENTS
from vertelpunt.store.reports import REPORT_EVENTS
from vertelpunt.store.sessions import SESSION_EVENTS
from vertelpunt.store.told import TELLING, Told, story_row, story_words, told

# The rules by which tables are derived: raise it when what is derived changes. A collection that
# was derived by other rules is derived anew when it is opened.
RULES = 9
_OF_STORIES = (
    "story", "story_term", "story_text", "story_note", "coding", "receipt", "session_story",
    "outcome_story",
)  # fmt: skip
# What changes no table. The rest of a session, a report and the terugkoppeling are told by their
# events alone. What invitations gave stands beside the record (`invitations`), and comes back with
# no record that is loaded.
_TOLD_ALONE = frozenset(
    [
        "invitation_made", "invitation_used", "invitation_revoked",
        *(SESSION_EVENTS - outcomes.OUTCOME_EVENTS), *REPORT_EVENTS, *FEEDBACK_EVENTS,
    ]
)  # fmt: skip
# The events about a story, up to one of them.
About = Callable[[str, int], list[Event]]


class Derivation:
    """Applies events to the derived tables, within the caller's transaction.

    New stories wait in memory until all are applied, so that a long record goes in a few large
    steps. `about`: the record's events about a story, up to the one with this number. `schemes`:
    those of codings that `story` has a column for. `published`: the privacy statements so far.
    `made`: the campaigns so far. `brought`: the tables of stories of elsewhere.
    """

    def __init__(
        self,
        cursor: duckdb.DuckDBPyConnection,
        versions: dict[str, Questionnaire],
        about: About,
        schemes: Iterable[str] = (*CODES, TAGS),
        published: Iterable[statements.Published] = (),
        made: tuple[campaigns.Campaign, ...] = (),
        brought: tuple[imports.Import, ...] = (),
    ) -> None:
        self._cursor = cursor
        self._about = about
        self.codings = Codings(cursor, schemes)
        self.versions = dict(versions)
        self.statements = list(published)
        self.campaigns = made
        self.imports = brought
        self._stories: dict[str, dict[str, Any]] = {}
        self._terms: list[dict[str, Any]] = []
        self._texts: list[dict[str, Any]] = []
        self._erasures: list[dict[str, Any]] = []
        self._judged = False
        # Whether any table is other than before.
        self.changed = False
        self.demonstration = False

    @cached_property
    def _erased(self) -> set[str]:
        """The stories that were erased, those of now among them."""
        rows = self._cursor.execute("select story_id from erased").fetchall()
        return {story for (story,) in rows}

    def apply(self, events: Iterable[Event]) -> None:
        """Apply events and write what they changed."""
        for event in events:
            self.changed |= event.kind not in _TOLD_ALONE
            match event.kind:
                case "questionnaire_published":
                    self._publish(event)
                case "story_submitted":
                    self._submit(event)
                case kind if kind in TELLING:
                    self._tell_anew(event)
                case "story_receipt":
                    self._keep_receipt(event)
                case "story_judged":
                    self._judge(event.subject, **event.body)
                case "story_set_aside":
                    self._judge(event.subject, False, event.body.get("reason"))
                case "story_retention_announced":
                    self._update(event.subject, _announcement(event))
                case "story_coded" | "story_codes_given" | "story_codes_decided":
                    self._code(event)
                case "story_noted" | "story_note_removed":
                    self._note(event)
                case erasing.ERASED:
                    self._erase(event)
                case statements.PUBLISHED:
                    self.statements.append(statements.publish(self._cursor, event))
                case "demonstration_declared":
                    self.demonstration = True
                case kind if kind in campaigns.CAMPAIGN_EVENTS:
                    campaigns.apply(self._cursor, event)
                    self.campaigns = campaigns.all_campaigns(self._cursor)
                case kind if kind in imports.IMPORT_EVENTS:
                    imports.apply(self._cursor, event)
                    self.imports = imports.all_imports(self._cursor)
                case kind if kind in outcomes.OUTCOME_EVENTS:
                    outcomes.apply(self._cursor, event, self._erased)
                case kind if kind in figures.FIGURE_EVENTS:
                    figures.apply(self._cursor, event)
                case kind if kind in _TOLD_ALONE:
                    pass
                case kind if kind in kept.KEPT_EVENTS:
                    kept.apply(self._cursor, event, self._erased)
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
        story = told([event])
        if story is None or event.subject in self._stories or event.subject in self._erased:
            return
        self._stories[event.subject] = story_row(self.versions[story.version], story) | {
            **_judgement(None),
        }
        self._add_words(story)

    def _tell_anew(self, event: Event) -> None:
        """Make the rows of a story anew, and leave alone what else was said of it."""
        self._flush()
        story = told(self._about(event.subject, event.seq))
        if story is None:
            return
        row = story_row(self.versions[story.version], story)
        if event.kind == "story_revised":
            # Somebody looks at it again; until then it counts as it did.
            row["judged"] = False
            doubles.part(self._cursor, event.subject)
            self._judged = True
        self._update(event.subject, row)
        for table in ("story_term", "story_text"):
            self._cursor.execute(f"delete from {table} where story_id = ?", [event.subject])
        self._add_words(story)
        self._flush_words(self._terms, self._texts)

    def _judge(
        self,
        story_id: str,
        usable: bool | None,
        reason: str | None = None,
        double_of: str | None = None,
    ) -> None:
        if usable is False and double_of in self._erased:
            usable, reason = None, None
        self._update(story_id, _judgement(usable, reason, double_of))
        self._judged = True

    def _add_words(self, story: Told) -> None:
        terms, text = story_words(self.versions[story.version], story)
        self._terms += terms
        self._texts.append(text)

    def _keep_receipt(self, event: Event) -> None:
        self._cursor.execute("delete from receipt where story_id = ?", [event.subject])
        self._cursor.execute(
            "insert into receipt values (?, ?, ?)",
            [event.subject, event.body["lookup"], event.body["hash"]],
        )

    def _note(self, event: Event) -> None:
        note = event.body["note"]
        self._cursor.execute("delete from story_note where note_id = ?", [note])
        if event.kind == "story_noted":
            self._cursor.execute(
                "insert into story_note values (?, ?, ?, ?, ?)",
                [note, event.subject, event.at, event.actor, event.body["text"]],
            )

    def _code(self, event: Event) -> None:
        body, coder = event.body, event.actor
        if event.kind == "story_coded":
            given = {
                scheme: None if (said := body.get(scheme)) is None else [said] for scheme in CODES
            } | {TAGS: body.get(TAGS)}
        else:
            given = {body["scheme"]: body["codes"]}
        for scheme, codes in given.items():
            by = DECISION if event.kind == "story_codes_decided" else coder
            self.codings.give(event.subject, scheme, by, codes)
            self._update(event.subject, self.codings.column(event.subject, scheme))

    def _update(self, story_id: str, values: dict[str, Any]) -> None:
        if story_id in self._stories:
            self._stories[story_id] |= values
            return
        assignments = ", ".join(f'"{name}" = ?' for name in values)
        self._cursor.execute(
            f"update story set {assignments} where story_id = ?", [*values.values(), story_id]
        )

    def _erase(self, event: Event) -> None:
        if event.subject in self._erased:
            return
        self._erased.add(event.subject)
        reason = event.body["reason"]
        self._erasures.append({"story_id": event.subject, "erased_at": event.at, "reason": reason})
        kept.forget_story(self._cursor, event.subject)

    def _flush(self) -> None:
        if self._stories:
            self._flush_stories()
        self.codings.flush()
        gone = [row["story_id"] for row in self._erasures]
        for table in _OF_STORIES if gone else ():
            self._cursor.execute(
                f"delete from {table} where story_id in (select unnest(?))", [gone]
            )
        doubles.forget(self._cursor, gone)
        insert_rows(self._cursor, "erased", self._erasures)
        if self._judged or gone:
            doubles.settle(self._cursor)
        self._erasures, self._judged = [], False

    def _flush_stories(self) -> None:
        # A record of before stories had a key may tell one twice: the first counts.
        there = {
            story
            for (story,) in self._cursor.execute(
                "select story_id from story where story_id in (select unnest(?))",
                [[*self._stories]],
            ).fetchall()
        }
        stories, terms, texts = (
            [row for row in rows if row["story_id"] not in there]
            for rows in (self._stories.values(), self._terms, self._texts)
        )
        insert_rows(self._cursor, "story", stories)
        self._flush_words(terms, texts)
        self._stories = {}

    def _flush_words(self, terms: list[dict[str, Any]], texts: list[dict[str, Any]]) -> None:
        insert_rows(self._cursor, "story_term", terms)
        insert_rows(self._cursor, "story_text", texts)
        self._terms, self._texts = [], []


def _announcement(event: Event) -> dict[str, Any]:
    """On which day a story goes, never sooner than `NOTICE` after that was said."""
    on = event.body["on"]
    earliest = day_of(event.at) + erasing.NOTICE
    return {"goes_on": max(date.fromisoformat(on), earliest) if on else None}


def _judgement(
    usable: bool | None, reason: str | None = None, double_of: str | None = None
) -> dict[str, Any]:
    """What was said of a story, as columns; a story that waits counts as a usable one."""
    return {
        "usable": usable is not False,
        "judged": usable is not None,
        "set_aside_reason": reason,
        "doubles": double_of if usable is False else None,
        # What stays of all that it doubles is worked out once all is said.
        "double_of": None,
    }
