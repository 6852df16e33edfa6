"""Trial links: with one anybody tries the questions that are being worked on, and sends nothing.

Only a hash of the token is kept, as of every link.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from vertelpunt.store.database import Database
from vertelpunt.store.event import now

TRIAL_KEPT_FOR = timedelta(days=14)


class Trials:
    """The trial links in the file of the collection, in the transaction of whoever writes there."""

    def __init__(self, gate: Database) -> None:
        self._gate = gate

    def make(self) -> str:
        """Make a link that is good for fourteen days; returns its token, for an address."""
        token = secrets.token_urlsafe(16)
        with self._gate.write() as cursor:
            cursor.execute("delete from trial_link where until < ?", [now()])
            cursor.execute(
                "insert into trial_link values (?, ?)", [_hash(token), now() + TRIAL_KEPT_FOR]
            )
        return token

    def opens(self, token: str) -> bool:
        """Whether this link works now."""
        with self._gate.read() as cursor:
            found = cursor.execute(
                "select 1 from trial_link where token_hash = ? and until >= ?",
                [_hash(token), now()],
            ).fetchone()
        return found is not None

    def until(self) -> list[datetime]:
        """Until when the links work that work now, in UTC, the first first."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                "select until from trial_link where until >= ? order by until", [now()]
            ).fetchall()
        return [until for (until,) in rows]

    def withdraw(self) -> None:
        """No trial link works any more."""
        with self._gate.write() as cursor:
            cursor.execute("delete from trial_link")


def _hash(token: str) -> str:
    # 128 random bits need no slow hash: there is nothing to guess from.
    return hashlib.blake2b(token.encode(), digest_size=16).hexdigest()
