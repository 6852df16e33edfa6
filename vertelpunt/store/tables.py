"""The tables derived from the record: up to which event, caught up from there, or made anew."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import chain

import duckdb

from vertelpunt.questionnaire import CODES, TAGS, Questionnaire, read_questionnaire
from vertelpunt.store.campaigns import Campaign, all_campaigns
from vertelpunt.store.database import Database
from vertelpunt.store.derive import RULES, Derivation
from vertelpunt.store.erasing import ERASED
from vertelpunt.store.event import Event
from vertelpunt.store.imports import Import, all_imports
from vertelpunt.store.kept import KEPT_EVENTS, apply, forget_story
from vertelpunt.store.record import Record
from vertelpunt.store.statements import Published, all_published

DERIVED = (
    "questionnaire", "story", "story_term", "story_text", "story_note", "coding", "receipt", "kept",
    "erased", "privacy_statement", "session", "session_story", "outcome", "outcome_story",
    "campaign", "import",
    "figure_table", "figure", "figure_value",
)  # fmt: skip
Step = Callable[[int], None]


def no_step(_: int) -> None:
    """Nobody listens how far it is."""


@dataclass(frozen=True)
class Known:
    """What is asked for so often that it is held: the questions of every version, oldest first,
    whether the whole collection is fictitious, the schemes by which stories were coded, the privacy
    statements that were published, oldest first, the campaigns, the last one made first, and so the
    tables of stories that were brought in.
    """

    versions: dict[str, Questionnaire]
    demonstration: bool
    schemes: frozenset[str] = frozenset([*CODES, TAGS])
    statements: tuple[Published, ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    imports: tuple[Import, ...] = ()
    # Another one each time that anything was derived.
    state: object = field(default_factory=object, compare=False)


class Tables:
    """What every derived table says, and up to which event of the record."""

    def __init__(self, gate: Database) -> None:
        self._gate = gate
        self.known = Known({}, False)

    def open(self, record: Record) -> None:
        """Bring the tables up to date with the record, and read what they know of it."""
        with self._gate.read() as cursor:
            rules, position, _ = _state(cursor)
        if rules != RULES or position > record.position():
            self.rebuild(record)
        else:
            self.known = self._learned()
            self.catch_up(record)

    def position(self) -> int:
        """The number of the last event that the tables know."""
        with self._gate.read() as cursor:
            return _state(cursor)[1]

    def catch_up(self, record: Record, step: Step = no_step) -> None:
        """Derive what the record holds and the tables do not know yet."""
        with self._gate.write() as cursor:
            _, position, demonstration = _state(cursor)
            known = self.known
            derivation = Derivation(
                cursor, known.versions, record.about, known.schemes, known.statements,
                known.campaigns, known.imports,
            )  # fmt: skip
            derivation.demonstration = demonstration
            _derive(cursor, derivation, record.since(position), step)
        learned = _known(derivation)
        self.known = learned if derivation.changed else replace(learned, state=known.state)

    def rebuild(self, record: Record, step: Step = no_step) -> None:
        """Empty the tables and derive everything again."""
        with self._gate.write() as cursor:
            derivation = _anew(cursor, record, step)
        self.known = _known(derivation)

    def rebuild_kept(self, record: Record) -> None:
        """Derive again what is kept beside the stories."""
        with self._gate.write() as cursor:
            cursor.execute("delete from kept")
            gone = set[str]()
            for event in chain.from_iterable(record.since(kinds=KEPT_EVENTS | {ERASED})):
                if event.kind == ERASED:
                    gone.add(event.subject)
                    forget_story(cursor, event.subject)
                else:
                    apply(cursor, event, gone)

    def differences(self, record: Record) -> list[str]:
        """The tables that are not what the record says, by name."""
        before: dict[str, tuple[object, ...]] = {}
        after: dict[str, tuple[object, ...]] = {}
        with self._gate.attempt() as cursor:
            before = {table: _fingerprint(cursor, table) for table in DERIVED}
            _anew(cursor, record, no_step)
            after = {table: _fingerprint(cursor, table) for table in DERIVED}
        return [table for table in DERIVED if before[table] != after[table]]

    def _learned(self) -> Known:
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select version, any_value(content) from questionnaire "
                "group by version order by max(published_at)"
            ).fetchall()
            demonstration = _state(cursor)[2]
            schemes = cursor.execute("select distinct scheme from coding").fetchall()
            statements = tuple(all_published(cursor))
            campaigns, imports = all_campaigns(cursor), all_imports(cursor)
        versions = {
            version: read_questionnaire(json.loads(content), f"versie {version}")
            for version, content in rows
        }
        known_schemes = Known.schemes | {scheme for (scheme,) in schemes}
        return Known(versions, demonstration, known_schemes, statements, campaigns, imports)


def _known(derivation: Derivation) -> Known:
    schemes = frozenset(derivation.codings.schemes)
    statements = tuple(derivation.statements)
    return Known(
        derivation.versions, derivation.demonstration, schemes, statements, derivation.campaigns,
        derivation.imports,
    )  # fmt: skip


def _anew(cursor: duckdb.DuckDBPyConnection, record: Record, step: Step) -> Derivation:
    for table in DERIVED:
        if table == "story":
            # Not emptied but made anew: DuckDB refuses a key that it saw go in the same transaction
            # once a column was added in between.
            cursor.execute("create or replace table story as select * from story limit 0")
            cursor.execute("alter table story add primary key (story_id)")
        else:
            cursor.execute(f"delete from {table}")
    cursor.execute("update derivation set rules = ?, position = 0, demonstration = false", [RULES])
    derivation = Derivation(cursor, {}, record.about)
    _derive(cursor, derivation, record.since(), step)
    return derivation


def _derive(
    cursor: duckdb.DuckDBPyConnection, derivation: Derivation,
    batches: Iterable[list[Event]], step: Step,
) -> None:  # fmt: skip
    for batch in batches:
        derivation.apply(batch)
        cursor.execute(
            "update derivation set position = ?, demonstration = ?",
            [batch[-1].seq, derivation.demonstration],
        )
        step(len(batch))


def _state(cursor: duckdb.DuckDBPyConnection) -> tuple[int, int, bool]:
    """By which rules the tables are derived, up to which event, and whether all is fictitious."""
    row = cursor.execute("select rules, position, demonstration from derivation").fetchone()
    return row or (0, 0, False)


def _fingerprint(cursor: duckdb.DuckDBPyConnection, table: str) -> tuple[object, ...]:
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
