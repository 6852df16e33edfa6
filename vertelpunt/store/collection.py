"""A collection of stories: the record, the tables derived from it, and the drafts beside them."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa

from vertelpunt.questionnaire import Questionnaire, Submission
from vertelpunt.store import kept
from vertelpunt.store.campaigns import Campaign
from vertelpunt.store.database import Database, close_gate, open_gate
from vertelpunt.store.drafts import Drafts, EmbeddedDrafts, stored_bytes
from vertelpunt.store.erased_file import read_erased, write_erased
from vertelpunt.store.erasing import (
    ERASED,
    Elsewhere,
    Erasure,
    Reason,
    is_about,
    phrases_of,
    without_words,
)
from vertelpunt.store.errors import StoreError, UnfinishedError, store_error
from vertelpunt.store.event import Event, now
from vertelpunt.store.groups import (
    PublishedGroup,
    forget_published,
    make_groups,
    published_groups,
    remember_published,
)
from vertelpunt.store.hashing import is_right
from vertelpunt.store.imports import Import
from vertelpunt.store.invitations import Invitations
from vertelpunt.store.kept import Kept, KeptKind
from vertelpunt.store.links import Links
from vertelpunt.store.merging import erased_in, merged, without
from vertelpunt.store.question_drafts import QuestionDrafts
from vertelpunt.store.read_before import ReadBefore
from vertelpunt.store.readers import scoped
from vertelpunt.store.receipts import read_code
from vertelpunt.store.record import EmbeddedRecord, Record
from vertelpunt.store.reports import REPORT_EVENTS, without_passages
from vertelpunt.store.sessions import SESSION_EVENTS, without_stories
from vertelpunt.store.statements import Published
from vertelpunt.store.tables import Step, Tables, no_step
from vertelpunt.store.told import Told, told
from vertelpunt.store.trials import Trials
from vertelpunt.store.viewers import Viewer


@dataclass(frozen=True)
class Note:
    """A note beside a story. `at`: UTC; `actor`: who wrote it, as events are signed."""

    id: str
    at: datetime
    actor: str
    text: str


def submitted(
    story_id: str,
    version: str,
    submission: Submission,
    *,
    actor: str = "teller",
    at: datetime | None = None,
    campaign: str | None = None,
    privacy: str | None = None,
    fictitious: bool = False,
    imported: str | None = None,
) -> Event:
    """The event that a teller sent a story. `privacy`: the version of the statement agreed to.

    `imported`: the import that it came in with; then `at` is when it was told elsewhere.
    """
    body = {
        "questionnaire": version,
        # As it is kept: what is a row of things is a list.
        **{
            name: [*held] if isinstance(held, tuple) else held
            for name, held in asdict(submission).items()
        },
        "campaign": campaign,
        "privacy": privacy,
        "fictitious": fictitious,
    }
    if imported:
        body["imported"] = imported
    return Event("story_submitted", story_id, body, actor, at or now())


class Collection:
    """The stories in one file. Every method may raise StoreError.

    What people do goes through `commands`, which say who did it; here events are only stored.
    """

    def __init__(self, gate: Database) -> None:
        self._gate = gate
        self._record: Record = EmbeddedRecord(gate)
        self._tables = Tables(gate)
        self._tables.open(self._record)
        self.drafts: Drafts = EmbeddedDrafts(gate)
        self.links = Links(gate)
        self.question_drafts = QuestionDrafts(gate)
        self.trials = Trials(gate)
        self.invitations = Invitations(gate)
        self._read_before = ReadBefore()
        # How often what events of before say was changed, as where a story is erased.
        self.rewritten = 0
        self._keep_erased()

    @property
    def path(self) -> Path:
        """The file."""
        return self._gate.path

    @property
    def versions(self) -> dict[str, Questionnaire]:
        """The questions of every version, the oldest first."""
        return self._tables.known.versions

    @property
    def schemes(self) -> frozenset[str]:
        """The schemes by which stories were coded, and those that every collection has."""
        return self._tables.known.schemes

    @property
    def statements(self) -> tuple[Published, ...]:
        """The privacy statements as they were published, the oldest first."""
        return self._tables.known.statements

    @property
    def own_version(self) -> Questionnaire | None:
        """The admin's questions that are asked now; None without any.

        Those that were written in the app count over a file's, by that mark and not by the moment:
        a server that began anew publishes its file, and what is loaded back must still win from it.
        """
        own = [each for each in reversed(self.versions.values()) if each.is_own]
        marked = next((each for each in own if each.kept_in), None)
        if marked and marked.kept_in == "app":
            return marked
        return own[0] if own else None

    def published_at(self) -> dict[str, datetime]:
        """When each version was published last, in UTC, the oldest first."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select version, max(published_at) from questionnaire group by version "
                "order by max(published_at)"
            ).fetchall()
        return dict(rows)

    def campaigns(self, viewer: Viewer) -> list[Campaign]:
        """Every campaign, those that were removed too, the last one made first.

        Who may not keep any sees no code, nor those that were removed or not opened yet.
        """
        known = self._tables.known.campaigns
        if viewer.may("keep"):
            return list(known)
        return [each.without_code() for each in known if not each.removed and each.state != "new"]

    def all_campaigns(self) -> list[Campaign]:
        """Every campaign, for what is done with them. Whoever asks sees to who reads them."""
        return list(self._tables.known.campaigns)

    def campaign_of(self, key: str | None) -> Campaign | None:
        """The campaign that a link names, for what is done there; None where nobody made it.

        Whoever asks sees to who reads its code.
        """
        return next((each for each in self._tables.known.campaigns if each.key == key), None)

    def all_imports(self) -> list[Import]:
        """Every table of stories of elsewhere, those that were taken back too, the last first."""
        return list(self._tables.known.imports)

    def stories_of_import(self, import_id: str) -> list[str]:
        """The ids of the stories that came with a table and are still here."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select story_id from story where import_id = ? order by story_id", [import_id]
            ).fetchall()
        return [str(story) for (story,) in rows]

    @property
    def is_demonstration(self) -> bool:
        """All stories in it are fictitious, and say so."""
        return self._tables.known.demonstration

    def read(self, viewer: Viewer, sql: str, values: Sequence[object] = ()) -> pa.Table:
        """Run one statement over the `story` (and search terms) that this viewer may see."""
        statement, own = scoped(viewer.reader, sql, self.versions.values(), self.schemes)
        given = [*own, *values]

        def read() -> pa.Table:
            with self._gate.read() as cursor:
                return cursor.execute(statement, given).to_arrow_table()

        if viewer.role != "participant" or self.has_written:
            return read()
        return self._read_before.get(statement, given, read)

    def kept(self, viewer: Viewer, kind: KeptKind) -> list[Kept]:
        """What the core group kept of this kind, newest first; nothing for who may not keep."""
        if not viewer.may("keep"):
            return []
        with self._gate.read() as cursor:
            return kept.all_kept(cursor, kind)

    def kept_body(self, kept_id: str) -> dict[str, Any]:
        """What a kept thing holds; raises StoreError where there is none."""
        with self._gate.read() as cursor:
            body = kept.body_of(cursor, kept_id)
        if body is None:
            raise StoreError("Dit is er niet meer. Laad de pagina opnieuw.")
        return body

    def session_ids(self, viewer: Viewer) -> list[str]:
        """Every duidingsessie that this viewer takes part in, or leads; the first planned first."""
        if not viewer.may("keep"):
            return [viewer.session] if viewer.session else []
        planned = chain.from_iterable(self._record.since(kinds=["session_planned"]))
        return [*dict.fromkeys(event.subject for event in planned)]

    def report_periods(self, viewer: Viewer) -> set[tuple[date, date]]:
        """The first and last day of every year report; nothing for who may not keep."""
        if not viewer.may("keep"):
            return set()
        made = chain.from_iterable(self._record.since(kinds=REPORT_EVENTS))
        days = {(str(event.body["first"]), str(event.body["last"])) for event in made}
        return {(date.fromisoformat(first), date.fromisoformat(last)) for first, last in days}

    def kept_selection(self, short: str) -> list[str] | None:
        """The address of a selection that was kept under this short id, or None."""
        with self._gate.read() as cursor:
            return kept.link_parts(cursor, short)

    def make_groups(self, smallest: int) -> None:
        """Let new stories count in the numbers that anyone may see, once they are a group."""
        with self._gate.write() as cursor:
            make_groups(cursor, smallest)

    def published_groups(self) -> list[PublishedGroup]:
        """The groups of stories of which a number was ever published."""
        with self._gate.read() as cursor:
            return published_groups(cursor)

    def remember_published(self, groups: Iterable[Set[str]]) -> None:
        """Remember that a number about each of these groups was published."""
        with self._gate.write() as cursor:
            remember_published(cursor, groups)

    def first_told(self) -> datetime | None:
        """When the oldest story was told, in UTC; None where there is no story."""
        with self._gate.read() as cursor:
            row = cursor.execute("select min(submitted_at) from story").fetchone()
        first: datetime | None = row[0] if row else None
        return first

    def is_told(self, story_id: str) -> bool:
        """Whether there is such a story."""
        with self._gate.read() as cursor:
            found = cursor.execute("select 1 from story where story_id = ?", [story_id]).fetchone()
        return found is not None

    def told_of(self, story_ids: Iterable[str]) -> set[str]:
        """Which of these stories are there."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select story_id from story where story_id in (select unnest(?::varchar[]))",
                [[*story_ids]],
            ).fetchall()
        return {str(story) for (story,) in rows}

    def is_double(self, story_id: str) -> bool:
        """Whether another story that stays says the same; which one is not told."""
        with self._gate.read() as cursor:
            found = cursor.execute(
                "select 1 from story where story_id = ? and double_of is not null", [story_id]
            ).fetchone()
        return found is not None

    def about(self, subject: str, after: int = 0) -> list[Event]:
        """What happened with a story, or a session, in order; after this position."""
        return self._record.about(subject, self.position(), after)

    def told(self, story_ids: Iterable[str]) -> dict[str, Told]:
        """These stories as they were told, with their masks, by id; those that were not sent left
        out. Whoever asks sees to who may read them.
        """
        events: dict[str, list[Event]] = {each: [] for each in story_ids}
        for event in self._record.about_all(events.keys(), self.position()):
            events[event.subject].append(event)
        stories = {story_id: told(about) for story_id, about in events.items()}
        return {story_id: story for story_id, story in stories.items() if story}

    def original(self, viewer: Viewer, story_id: str) -> Told | None:
        """A story as it was told, with what is masked in it; None for who may not read that."""
        if not viewer.may("original"):
            return None
        sees = self.read(viewer, "select 1 from story where story_id = ?", [story_id])
        return told(self.about(story_id)) if len(sees) else None

    def of_receipt(self, code: str) -> str | None:
        """The id of the story that this code of a verhaalbon is of; None where there is none."""
        if (parts := read_code(code)) is None:
            return None
        lookup, secret = parts
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select story_id, secret_hash from receipt where lookup = ?", [lookup]
            ).fetchall()
        return next((story for story, kept in rows if is_right(kept, secret)), None)

    def listed(self, story_id: str) -> int:
        """On how many reading lists a story stands."""
        with self._gate.read() as cursor:
            lists = kept.all_kept(cursor, "reading_list")
        return sum(story_id in each.body["stories"] for each in lists if not each.removed)

    def sessions_with(self, story_id: str) -> list[str]:
        """The ids of the duidingsessies that took a story along."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select distinct session_id from session_story where story_id = ? "
                "order by session_id",
                [story_id],
            ).fetchall()
        return [str(session) for (session,) in rows]

    def notes(self, viewer: Viewer, story_id: str) -> list[Note]:
        """What the core group noted with a story, oldest first; nothing for who may not judge."""
        if not viewer.may("judge"):
            return []
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select note_id, noted_at, actor, text from story_note where story_id = ? "
                "order by noted_at, note_id",
                [story_id],
            ).fetchall()
        return [Note(*row) for row in rows]

    def is_erased(self, story_id: str) -> bool:
        """Whether a story with this id was erased."""
        with self._gate.read() as cursor:
            found = cursor.execute("select 1 from erased where story_id = ?", [story_id]).fetchone()
        return found is not None

    def erased_because(self, story_ids: Iterable[str]) -> dict[str, Reason]:
        """Why each of these stories was erased, of those that were."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select story_id, reason from erased "
                "where story_id in (select unnest(?::varchar[]))",
                [[*story_ids]],
            ).fetchall()
        return dict(rows)

    def erasures(self) -> list[Erasure]:
        """When stories were erased and why, the first first. Which ones is not told."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select erased_at, reason from erased order by erased_at"
            ).fetchall()
        return [Erasure(*row) for row in rows]

    def owes_copy(self) -> bool:
        """Whether text that was erased may still stand in the file: `finish_erasing` ends that."""
        return self._gate.owes_copy()

    def position(self) -> int:
        """The change number: that of the last event, which grows with every change."""
        return self._tables.position()

    def events(self) -> Iterator[Event]:
        """The whole record in order, as it is at one moment."""
        for batch in self._record.since():
            yield from batch

    def activity(self, viewer: Viewer, kinds: Sequence[str], most: int | None) -> list[Event]:
        """The last events of these kinds, the newest first; nothing for who may not take out the
        whole record. `most`: None for all.
        """
        if not viewer.may("take_out"):
            return []
        return self._record.last(kinds, most)

    @property
    def writes(self) -> int:
        """As long as this is the same nobody wrote anything here; it costs nothing to ask."""
        return self._gate.writes

    @property
    def has_written(self) -> bool:
        """Whether this thread is in a transaction that wrote something, which may be undone."""
        return self._gate.has_written

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything written inside happens at once, or not at all; nobody writes in between."""
        before = None
        try:
            with self._gate.transaction():
                before = self._tables.known
                yield
        except BaseException:
            if before:
                self._tables.known = before
            raise
        if self._tables.known.state is not before.state:
            self._read_before.forget()

    def append(self, events: Sequence[Event], *, expected: int | None = None) -> list[Event]:
        """Add events to the record and derive what they change; returns those that were new.

        Raises MovedOnError where `expected` is no longer the position.
        """
        with self.transaction():
            added = self._record.append(events, expected=expected)
            self._tables.catch_up(self._record)
        return added

    def merge_earlier(
        self, earlier: Sequence[Event], *, step: Step = no_step,
        also: Callable[[], None] = lambda: None,
    ) -> int:  # fmt: skip
        """Take in an earlier record, before what is here, in one transaction: all or nothing.

        What both have stays single; what is here stays. `step` hears how many events are done;
        `also` is written in the same transaction.
        Returns how many events came in; raises StoreError.
        """
        with self.transaction():
            present = list(self.events())
            both = merged(earlier, present)
            self.rewritten += 1
            came = sum(1 for _ in without(present, both))
            if came:
                self._record.replace(both, expected=present[-1].seq if present else 0)
                self._tables.rebuild(self._record, step)
            if came and (gone := erased_in(both)):
                about = [event for event in (*earlier, *present) if is_about(event, gone)]
                if self._forget(gone, about) or any(is_about(event, gone) for event in present):
                    self._gate.owe_copy()
            also()
        if came:
            self._gate.checkpoint()
            self.finish_erasing()
        return came

    def erase(self, erasures: Sequence[Event]) -> None:
        """Erase the stories of these `story_erased` events, from the record and from the file.

        Raises StoreError, and then nothing was erased; or UnfinishedError, where nothing shows them
        any more but `finish_erasing` must be done again.
        """
        self._gate.make_sure_of_copy()
        self._erase(erasures)
        self.finish_erasing()

    def finish_erasing(self) -> None:
        """Where text that was erased may still stand in the file, replace that by one without.

        Raises UnfinishedError; then the file is as it was.
        """
        try:
            with self.transaction():
                if erasures := self._erased_events():
                    write_erased(self.path, erasures)
            self._gate.pay_copy()
        except (StoreError, OSError) as error:
            raise UnfinishedError(store_error(error, self.path)) from error

    def _erase(self, erasures: Sequence[Event]) -> None:
        """Erase these from all but the file itself."""
        with self.transaction():
            self._gate.owe_copy()
            about = self._record.erase(erasures)
            self._tables.catch_up(self._record)
            self._forget({event.subject for event in erasures}, about)

    def _forget(self, stories: Set[str], about: Sequence[Event]) -> bool:
        """Forget what is kept of erased stories outside their own events; whether words went.

        `about`: the events about them, as far as they are known.
        """
        self.drafts.discard_of(stories)
        self.links.forget(stories)
        versions = self.versions
        phrases = phrases_of(about, versions)
        kinds = kept.KEPT_EVENTS | SESSION_EVENTS
        kept_events = chain.from_iterable(self._record.since(kinds=kinds))
        with self._gate.write() as cursor:
            told = Elsewhere(cursor, versions.values())
            changed = without_words(kept_events, phrases, versions.values(), told)
            written = self._record.since(kinds=SESSION_EVENTS)
            changed += without_stories(chain.from_iterable(written), stories)
            reports = self._record.since(kinds=REPORT_EVENTS)
            changed += without_passages(chain.from_iterable(reports), stories)
            forget_published(cursor, stories)
        if changed:
            self._record.rewrite(changed)
            self._tables.rebuild_kept(self._record)
            self.rewritten += 1
        return bool(changed)

    def _erased_events(self) -> list[Event]:
        return [*chain.from_iterable(self._record.since(kinds=[ERASED]))]

    def _keep_erased(self) -> None:
        """Erase again what was erased already, as in an older file that was put back here."""
        try:
            listed = read_erased(self.path)
        except OSError as error:
            raise store_error(error, self.path) from error
        here = {event.subject for event in self._erased_events()}
        if missing := [event for event in listed if event.subject not in here]:
            self._erase(missing)
        if self.owes_copy() or here - {event.subject for event in listed}:
            # Beheer and `check` say that it is to be done.
            with suppress(UnfinishedError):
                self.finish_erasing()

    def rebuild(self, *, step: Step = no_step) -> None:
        """Derive every table again from the record; `step` hears how many events are done."""
        with self.transaction():
            self._tables.rebuild(self._record, step)
        self._gate.checkpoint()

    def differences(self) -> list[str]:
        """The derived tables that are not what the record says, by name."""
        return self._tables.differences(self._record)

    def last_good(self, name: str) -> str | None:
        """The text that was kept last of the admin's file of this name, or None."""
        with self._gate.read() as cursor:
            row = cursor.execute("select text from last_good where name = ?", [name]).fetchone()
        return str(row[0]) if row else None

    def keep_last_good(self, name: str, text: str) -> None:
        """Keep a sound text of the admin's file of this name, in place of the one before."""
        with self._gate.write() as cursor:
            cursor.execute("insert or replace into last_good values (?, ?)", [name, text])

    def stored_bytes(self) -> int:
        """What the file holds; on the disk it may take twice as much."""
        with self._gate.read() as cursor:
            return stored_bytes(cursor)

    def checkpoint(self) -> None:
        """Write everything into the file itself."""
        self._gate.checkpoint()

    def lost_log_at(self) -> datetime | None:
        """When the file was found without the log that belongs beside it, in UTC; or None."""
        return self._gate.lost_log_at()

    def accept_loss(self) -> None:
        """What is here is all there is: no more word of a log that was lost."""
        self._gate.accept_loss()


def open_collection(path: Path) -> Collection:
    """Open the file, or make it; raises StoreError."""
    return Collection(open_gate(path))


def close_collection(path: Path) -> None:
    """Close the file for the whole process."""
    close_gate(path)
