"""Links with which a teller goes on with one draft on another device.

A link holds a random token and no draft's id: whoever has that id sees the card of the sent story,
and a link is made to be passed on. Only a hash of the token is kept.
"""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

import duckdb

from vertelpunt.store.database import Database
from vertelpunt.store.event import now

LINK_KEPT_FOR = timedelta(days=7)
# A teller may mail a link and show a QR code later; both then work.
MOST_LINKS = 5


@dataclass(frozen=True)
class Link:
    """What a link is good for. `draft_id`: None once the story was sent."""

    draft_id: str | None
    story_id: str


class Links:
    """The links in the file of the collection, in the transaction of whoever writes there."""

    def __init__(self, gate: Database) -> None:
        self._gate = gate

    def make(self, draft_id: str, story_id: str) -> str:
        """Make a link to this draft; returns its token, 22 characters that fit in an address.

        Of one draft the last five links work.
        """
        token = secrets.token_urlsafe(16)
        with self._gate.write() as cursor:
            _drop_old(cursor)
            cursor.execute(
                "insert into resume_link values (?, ?, ?, ?)",
                [_hash(token), now(), draft_id, story_id],
            )
            cursor.execute(
                """
                delete from resume_link
                where draft_id = $draft
                  and token_hash not in (
                      select token_hash from resume_link
                      where draft_id = $draft
                      order by made_at desc, token_hash
                      limit $most
                  )
                """,
                {"draft": draft_id, "most": MOST_LINKS},
            )
        return token

    def find(self, token: str) -> Link | None:
        """What this link is good for; None where it is unknown, or older than seven days."""
        with self._gate.read() as cursor:
            row = cursor.execute(
                "select draft_id, story_id from resume_link where token_hash = ? and made_at >= ?",
                [_hash(token), now() - LINK_KEPT_FOR],
            ).fetchone()
        return Link(*row) if row else None

    def end(self, draft_id: str, *, sent: bool) -> None:
        """No link opens this draft any more. `sent`: whoever uses one hears that it was sent."""
        with self._gate.write() as cursor:
            if sent:
                cursor.execute(
                    "update resume_link set draft_id = null where draft_id = ?", [draft_id]
                )
            else:
                cursor.execute("delete from resume_link where draft_id = ?", [draft_id])

    def forget(self, stories: Collection[str]) -> None:
        """Forget every link to the drafts of these stories."""
        with self._gate.write() as cursor:
            cursor.execute(
                "delete from resume_link where story_id in (select unnest(?))", [[*stories]]
            )


def _drop_old(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute("delete from resume_link where made_at < ?", [now() - LINK_KEPT_FOR])


def _hash(token: str) -> str:
    # 128 random bits need no slow hash: there is nothing to guess from.
    return hashlib.blake2b(token.encode(), digest_size=16).hexdigest()
