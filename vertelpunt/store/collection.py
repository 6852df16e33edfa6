"""A collection of stories: what can be done with the file, each thing in one transaction."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from vertelpunt.questionnaire import Questionnaire, Submission, read_questionnaire
from vertelpunt.store import derive, drafts, log
from vertelpunt.store.columns import check_types
from vertelpunt.store.drafts import Limits, Owner
from vertelpunt.store.gate import Gate, close_gate, open_gate
from vertelpunt.store.kept import Kept, KeptKind, all_kept
from vertelpunt.store.log import Event
from vertelpunt.store.merging import merged, without
from vertelpunt.store.readers import CORE_GROUP, Reader, scoped


def story_id_of(draft_id: str) -> str:
    """The story's public id. The draft's own id opens the draft, so it can't be read from this."""
    return hashlib.blake2b(draft_id.encode(), digest_size=8).hexdigest()


def submitted(
    story_id: str,
    version: str,
    submission: Submission,
    *,
    at: datetime | None = None,
    campaign: str | None = None,
    fictitious: bool = False,
) -> Event:
    """The event that a teller sent a story."""
    body = {
        "questionnaire": version,
        **asdict(submission),
        "campaign": campaign,
        "fictitious": fictitious,
    }
    return Event("story_submitted", story_id, body, "teller", at or log.now())


class Collection:
    """The stories in one file, behind its gate. Every method may raise StoreError."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        with gate.read() as cursor:
            rows = cursor.execute(
                "select version, any_value(content) from questionnaire "
                "group by version order by max(published_at)"
            ).fetchall()
            self.versions = {
                version: read_questionnaire(json.loads(content), f"versie {version}")
                for version, content in rows
            }
            self.is_demonstration = _any(
                cursor.execute("select 1 from event where kind = 'demonstration_declared'")
            )
        with gate.write() as cursor:
            self._swept_at = drafts.discard_old(cursor)

    def read(self, reader: Reader, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """Run one statement over the `story` (and search terms) that this reader may see."""
        statement, own = scoped(reader, sql, self.versions.values())
        with self._gate.read() as cursor:
            return cursor.execute(statement, [*own, *values]).to_arrow_table()

    def publish(self, questionnaire: Questionnaire) -> str:
        """Make this the version that new stories answer, unless it is; returns the version."""
        version = questionnaire.version
        if version != next(reversed(self.versions), None):
            check_types(self.versions.values(), questionnaire)
            event = Event(
                "questionnaire_published", version, questionnaire.content(), "keeper", log.now()
            )
            self.append([event])
            self._gate.checkpoint()
        return version

    def submit(
        self, draft_id: str, version: str, submission: Submission, *, campaign: str | None = None
    ) -> str:
        """Store a story and forget its draft; sent again, it stays one story. Returns its id."""
        story_id = story_id_of(draft_id)
        with self._gate.write() as cursor:
            drafts.discard(cursor, draft_id)
            if not _any(cursor.execute("select 1 from story where story_id = ?", [story_id])):
                event = submitted(story_id, version, submission, campaign=campaign)
                derive.Derivation(cursor, self.versions).apply(log.append(cursor, [event]))
        return story_id

    def first_told(self) -> datetime | None:
        """When the oldest story was told, in UTC; None where there is no story."""
        with self._gate.read() as cursor:
            row = cursor.execute("select min(submitted_at) from story").fetchone()
        first: datetime | None = row[0] if row else None
        return first

    def is_sent(self, draft_id: str) -> bool:
        """Whether this draft has become a story."""
        with self._gate.read() as cursor:
            return _any(
                cursor.execute("select 1 from story where story_id = ?", [story_id_of(draft_id)])
            )

    def save_draft(
        self,
        draft_id: str,
        body: dict[str, Any],
        owner: Owner = drafts.NOBODY,
        limits: Limits = drafts.USUAL,
    ) -> None:
        """Keep a draft, unless it has become a story in the meantime.

        Raises DraftNotKept where its owner, or everybody together, has had what there is.
        """
        with self._gate.write() as cursor:
            self._swept_at = drafts.discard_old(cursor, self._swept_at)
            if not _any(
                cursor.execute("select 1 from story where story_id = ?", [story_id_of(draft_id)])
            ):
                drafts.save(cursor, draft_id, body, owner, limits)

    def draft(self, draft_id: str) -> dict[str, Any] | None:
        """The draft under this id, or None."""
        with self._gate.read() as cursor:
            return drafts.load(cursor, draft_id)

    def stored_bytes(self) -> int:
        """What the file holds; on the disk it may take twice as much."""
        with self._gate.read() as cursor:
            return drafts.stored_bytes(cursor)

    def discard_draft(self, draft_id: str) -> None:
        """Forget this draft."""
        with self._gate.write() as cursor:
            drafts.discard(cursor, draft_id)

    def keep_selection(self, parts: Sequence[str]) -> str:
        """Keep a selection's address that is too long for a link; returns its short id."""
        body = {"parts": list(parts)}
        short = hashlib.blake2b(json.dumps(body).encode(), digest_size=8).hexdigest()
        if self.kept_selection(short) is None:
            self.append([Event("selection_kept", short, body, "core_group", log.now())])
        return short

    def kept_selection(self, short: str) -> list[str] | None:
        """The address kept under this id, or None."""
        with self._gate.read() as cursor:
            row = cursor.execute(
                "select body from event where kind = 'selection_kept' and subject = ?", [short]
            ).fetchone()
        return list(json.loads(row[0])["parts"]) if row else None

    def keep(self, kind: KeptKind, body: dict[str, Any], kept_id: str | None = None) -> str:
        """Keep a thing of the core group, under its id where it has one; returns the id."""
        kept_id = kept_id or secrets.token_hex(8)
        self.append([Event("kept", kept_id, {**body, "kind": kind}, "core_group", log.now())])
        return kept_id

    def remove_kept(self, kept_id: str) -> None:
        """Put a kept thing away; `restore_kept` brings it back."""
        self.append([Event("kept_removed", kept_id, {}, "core_group", log.now())])

    def restore_kept(self, kept_id: str) -> None:
        """Bring back a kept thing that was put away."""
        self.append([Event("kept_restored", kept_id, {}, "core_group", log.now())])

    def kept(self, reader: Reader, kind: KeptKind) -> list[Kept]:
        """What the core group kept of this kind, newest first; nothing for any other reader."""
        if reader != CORE_GROUP:
            return []
        with self._gate.read() as cursor:
            return all_kept(cursor, kind)

    def append(self, events: Sequence[Event]) -> None:
        """Add events to the record and derive what they change."""
        self.append_all([events])

    def append_all(
        self, batches: Iterable[Sequence[Event]], *, step: Callable[[int], None] = lambda _: None
    ) -> None:
        """Add many events in one transaction; `step` hears how many went in, batch by batch."""
        declared = False
        with self._gate.write() as cursor:
            derivation = derive.Derivation(cursor, self.versions)
            for batch in batches:
                derivation.apply(log.append(cursor, batch))
                declared |= any(event.kind == "demonstration_declared" for event in batch)
                step(len(batch))
        self.versions = derivation.versions
        self.is_demonstration |= declared

    def put_before(
        self, earlier: Sequence[Event], *, step: Callable[[int], None] = lambda _: None
    ) -> int:
        """Take in an earlier record, before what is here, in one transaction: all or nothing.

        What both have stays single; what is here stays. `step` hears how many events are done.
        Returns how many events came in; raises StoreError.
        """
        with self._gate.write() as cursor:
            present = [event for batch in log.read_since(cursor) for event in batch]
            both = merged(earlier, present)
            came = sum(1 for _ in without(present, both))
            if not came:
                return 0
            log.number_anew(cursor, both)
            versions = derive.rebuild(cursor, step)
        self._gate.checkpoint()
        self.versions = versions
        self.is_demonstration |= any(event.kind == "demonstration_declared" for event in both)
        return came

    def events(self) -> Iterator[Event]:
        """The whole record, in order."""
        with self._gate.read() as cursor:
            for batch in log.read_since(cursor):
                yield from batch

    def rebuild(self, *, step: Callable[[int], None] = lambda _: None) -> None:
        """Derive every table again from the record; `step` hears how many events are done."""
        with self._gate.write() as cursor:
            self.versions = derive.rebuild(cursor, step)
        self._gate.checkpoint()

    def event_count(self) -> int:
        """How many events the record holds."""
        with self._gate.read() as cursor:
            row = cursor.execute("select count(*) from event").fetchone()
            return int(row[0]) if row else 0

    def differences(self) -> list[str]:
        """The derived tables that are not what the record says, by name."""
        with self._gate.read() as cursor:
            cursor.begin()
            before = {table: derive.fingerprint(cursor, table) for table in derive.DERIVED}
            derive.rebuild(cursor)
            after = {table: derive.fingerprint(cursor, table) for table in derive.DERIVED}
            cursor.rollback()
        return [table for table in derive.DERIVED if before[table] != after[table]]

    def checkpoint(self) -> None:
        """Write everything into the file itself."""
        self._gate.checkpoint()


def open_collection(path: Path) -> Collection:
    """Open the file, or make it; raises StoreError."""
    return Collection(open_gate(path))


def close_collection(path: Path) -> None:
    """Close the file for the whole process."""
    close_gate(path)


def _any(result: Any) -> bool:
    return result.fetchone() is not None
