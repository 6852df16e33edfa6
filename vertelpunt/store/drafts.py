"""Stories that were begun and not sent. Nobody but their teller's own device asks for one."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import duckdb

from vertelpunt.store.database import Database
from vertelpunt.store.errors import StoreError
from vertelpunt.store.event import now
from vertelpunt.store.links import LINK_KEPT_FOR

KEPT_FOR = timedelta(days=30)
# On a device that others use next, nobody comes back for it: the server only bridges a reload.
SHARED_KEPT_FOR = timedelta(hours=1)
SWEPT_EVERY = timedelta(hours=1)


def story_id_of(draft_id: str) -> str:
    """The story's public id. The draft's own id opens the draft, so it can't be read from this."""
    return hashlib.blake2b(draft_id.encode(), digest_size=8).hexdigest()


@dataclass(frozen=True)
class Owner:
    """Whose device keeps a draft: names that say nothing of who or where that is.

    `shared`: others use the device after its teller.
    """

    visitor: str = ""
    block: str = ""
    shared: bool = False


@dataclass(frozen=True)
class Limits:
    """How many drafts are kept, and of how many bytes; `stored`: of the whole file.

    A room of tellers comes from one block of addresses, so a block may have many.
    """

    visitor_drafts: int = 5
    visitor_bytes: int = 8_000_000
    block_drafts: int = 400
    block_bytes: int = 60_000_000
    all_bytes: int = 300_000_000
    stored: int = 800_000_000


NOBODY = Owner()
USUAL = Limits()


class DraftNotKept(StoreError):
    """There is no room for this draft. The message is for its teller, whose device has it."""

    def __init__(self, why: str) -> None:
        sentence = (
            "Je tekst staat veilig op dit toestel. De server bewaart er nu geen kopie bij: "
            f"{why} Je kunt gewoon verder schrijven, en versturen op dit toestel."
        )
        super().__init__(sentence, for_teller=sentence)


class Drafts(Protocol):
    """Where drafts are kept, outside the record."""

    def save(
        self, draft_id: str, body: dict[str, Any], owner: Owner = NOBODY, limits: Limits = USUAL
    ) -> None:
        """Keep this draft in place of what was kept under its id; raises DraftNotKept."""

    def load(self, draft_id: str) -> dict[str, Any] | None:
        """The draft under this id, or None."""

    def writing(self, campaign: str, within: timedelta) -> int:
        """How many drafts that name this campaign were touched within this time."""

    def discard(self, draft_id: str) -> None:
        """Forget this draft."""

    def discard_of(self, stories: Collection[str]) -> None:
        """Forget the drafts of these stories."""


class EmbeddedDrafts:
    """The drafts in the file of the collection, in the transaction of whoever writes there."""

    def __init__(self, gate: Database) -> None:
        self._gate = gate
        with gate.write() as cursor:
            self._swept_at = discard_old(cursor)

    def save(
        self, draft_id: str, body: dict[str, Any], owner: Owner = NOBODY, limits: Limits = USUAL
    ) -> None:
        """Keep this draft in place of what was kept under its id; raises DraftNotKept."""
        text = json.dumps(body, ensure_ascii=False)
        size = len(text.encode("utf-8"))
        with self._gate.write() as cursor:
            self._swept_at = discard_old(cursor, self._swept_at)
            _make_sure_of_room(cursor, draft_id, size, owner, limits)
            cursor.execute(
                "insert or replace into draft "
                "(draft_id, updated_at, body, visitor, block, size, shared, campaign) "
                "values (?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    draft_id,
                    now(),
                    text,
                    owner.visitor,
                    owner.block,
                    size,
                    owner.shared,
                    body.get("campaign"),
                ],
            )

    def load(self, draft_id: str) -> dict[str, Any] | None:
        """The draft under this id, or None."""
        with self._gate.read() as cursor:
            row = cursor.execute("select body from draft where draft_id = ?", [draft_id]).fetchone()
        return dict(json.loads(row[0])) if row else None

    def writing(self, campaign: str, within: timedelta) -> int:
        """How many drafts that name this campaign were touched within this time."""
        with self._gate.read() as cursor:
            row = cursor.execute(
                "select count(*) from draft where campaign = ? and updated_at >= ?",
                [campaign, now() - within],
            ).fetchone()
        return int(row[0]) if row else 0

    def discard(self, draft_id: str) -> None:
        """Forget this draft."""
        with self._gate.write() as cursor:
            cursor.execute("delete from draft where draft_id = ?", [draft_id])

    def discard_of(self, stories: Collection[str]) -> None:
        """Forget the drafts of these stories."""
        with self._gate.write() as cursor:
            drafts = [d for (d,) in cursor.execute("select draft_id from draft").fetchall()]
            # A story that its teller was changing has its draft under its own id.
            own = [draft for draft in drafts if draft in stories or story_id_of(draft) in stories]
            cursor.execute("delete from draft where draft_id in (select unnest(?))", [own])


def discard_old(cursor: duckdb.DuckDBPyConnection, before: datetime | None = None) -> datetime:
    """Forget every draft that nobody touched for 30 days, at most once an hour.

    From a shared device: for an hour, unless its teller made a link to go on elsewhere.

    `before`: when it was done last. Returns when it was done last now.
    """
    moment = now()
    if before is not None and moment - before < SWEPT_EVERY:
        return before
    cursor.execute(
        """
        delete from draft
        where updated_at < $long_ago
           or shared and updated_at < $an_hour_ago
              and draft_id not in (
                  select draft_id from resume_link
                  where draft_id is not null and made_at >= $linked_since
              )
        """,
        {
            "long_ago": moment - KEPT_FOR,
            "an_hour_ago": moment - SHARED_KEPT_FOR,
            "linked_since": moment - LINK_KEPT_FOR,
        },
    )
    return moment


def stored_bytes(cursor: duckdb.DuckDBPyConnection) -> int:
    """What the file holds. While it writes, DuckDB may need as much again on the disk."""
    row = cursor.execute(
        "select block_size * used_blocks from pragma_database_size() "
        "where database_name = current_database()"
    ).fetchone()
    return int(row[0]) if row else 0


def _make_sure_of_room(
    cursor: duckdb.DuckDBPyConnection, draft_id: str, size: int, owner: Owner, limits: Limits
) -> None:
    row = cursor.execute(
        """
        select count(*) filter (visitor = $visitor),
               coalesce(sum(size) filter (visitor = $visitor), 0),
               count(*) filter (block = $block),
               coalesce(sum(size) filter (block = $block), 0),
               coalesce(sum(size), 0)
        from draft
        where draft_id <> $draft
        """,
        {"visitor": owner.visitor, "block": owner.block, "draft": draft_id},
    ).fetchone()
    own, own_bytes, near, near_bytes, all_bytes = row or (0, 0, 0, 0, 0)
    if own >= limits.visitor_drafts or own_bytes + size > limits.visitor_bytes:
        raise DraftNotKept("je bent al aan meer verhalen begonnen. Verstuur er eerst een.")
    if near >= limits.block_drafts or near_bytes + size > limits.block_bytes:
        raise DraftNotKept("vanaf jouw internetverbinding zijn al veel verhalen begonnen.")
    if all_bytes + size > limits.all_bytes or stored_bytes(cursor) + size > limits.stored:
        raise DraftNotKept("de ruimte voor begonnen verhalen is vol.")
