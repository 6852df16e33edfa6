"""Invitations: a code that gives a role under a name, until some moment and so many times.

A code is 22 letters and digits: 6 to find the invitation by, and 16 (80 random bits) that are
secret. Only an argon2id hash of those is kept, so of each try one hash is made at most.

The code of a duidingsessie is read from a screen and typed over, so it is 12: 30 random bits after
those 6. It lasts a day, opens only what lies in that session, and is kept as it is, to be shown for
as long as the session is open.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from vertelpunt.store.database import Database
from vertelpunt.store.event import now
from vertelpunt.store.hashing import hash_of, is_right
from vertelpunt.store.viewers import Role

# After that the name in it is forgotten here too; the record says who came in.
_KEPT_AFTER = timedelta(days=30)
# Crockford's letters and digits, of which none looks like another, and how they are misread.
_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
_MISREAD = str.maketrans("oil", "011")
_LOOKUP, _SECRET, _GROUP = 6, 16, 4
_SESSION_SECRET = 6
_COLUMNS = "invitation_id, role, name, made_at, until, most_uses, uses, session, code, mark_key"


@dataclass(frozen=True)
class Invitation:
    """A way in that is not revoked. `made_at`, `until`: UTC.

    `session`: the duidingsessie that it opens, with its `code` and the `mark_key` that signs the
    marks of who came in; such a mark outlives a restart of the server. Of others all three are ''.
    """

    id: str
    role: Role
    name: str
    made_at: datetime
    until: datetime
    most_uses: int
    uses: int
    session: str = ""
    code: str = ""
    mark_key: str = ""

    @property
    def expired(self) -> bool:
        """Whether its time is over, for whoever came in with it too."""
        return self.until <= now()

    @property
    def used_up(self) -> bool:
        """Whether nobody else comes in with it."""
        return self.uses >= self.most_uses


class Invitations:
    """The invitations in the file of the collection, in the transaction of whoever writes there."""

    def __init__(self, gate: Database) -> None:
        self._gate = gate

    def make(
        self, role: Role, name: str, until: datetime, most_uses: int
    ) -> tuple[Invitation, str]:
        """Make one; returns it and its code, which is told this once."""
        made = Invitation(secrets.token_hex(8), role, name, now(), until, most_uses, 0)
        lookup, secret = (_random(length) for length in (_LOOKUP, _SECRET))
        self._keep(made, lookup, secret)
        groups = [secret[at : at + _GROUP] for at in range(0, _SECRET, _GROUP)]
        return made, "-".join([lookup, *groups])

    def open_for(self, session_id: str, title: str, until: datetime, most_uses: int) -> None:
        """Open the way into a session: the one that there was, with its code, or a new one."""
        lookup, secret = (_random(length) for length in (_LOOKUP, _SESSION_SECRET))
        made = Invitation(
            secrets.token_hex(8), "participant", title, now(), until, most_uses, 0, session_id,
            f"{lookup}-{secret}", secrets.token_hex(32),
        )  # fmt: skip
        with self._gate.write() as cursor:
            opened = cursor.execute(
                "update invitation set until = ?, name = ? where session = ? returning code",
                [until, title, session_id],
            ).fetchone()
            if opened is None:
                self._keep(made, lookup, secret)

    def into(self, session_id: str) -> Invitation | None:
        """The way into this session; None where it is closed."""
        with self._gate.read() as cursor:
            row = cursor.execute(
                f"select {_COLUMNS} from invitation where session = ? and until > ?",
                [session_id, now()],
            ).fetchone()
        return _invitation(row) if row else None

    def close_for(self, session_id: str) -> None:
        """Close the way into this session, for whoever came in with it too."""
        with self._gate.write() as cursor:
            cursor.execute(
                "update invitation set until = ? where session = ? and until > ?",
                [now(), session_id, now()],
            )

    def _keep(self, made: Invitation, lookup: str, secret: str) -> None:
        with self._gate.write() as cursor:
            cursor.execute("delete from invitation where until < ?", [now() - _KEPT_AFTER])
            held = [*vars(made).values(), lookup, hash_of(secret)]
            cursor.execute(
                f"insert into invitation ({_COLUMNS}, lookup, secret_hash) "
                f"values ({', '.join('?' * len(held))})",
                held,
            )

    def find(self, code: str) -> Invitation | None:
        """The invitation of this code, in whatever way it was typed; None where there is none."""
        signs = _read(code)
        if len(signs) not in (_LOOKUP + _SECRET, _LOOKUP + _SESSION_SECRET):
            return None
        with self._gate.read() as cursor:
            row = cursor.execute(
                f"select {_COLUMNS}, secret_hash from invitation where lookup = ?",
                [signs[:_LOOKUP]],
            ).fetchone()
        return _invitation(row[:-1]) if row and is_right(row[-1], signs[_LOOKUP:]) else None

    def of(self, invitation_id: str) -> Invitation | None:
        """The invitation with this id; None where there is none, or none any more."""
        with self._gate.read() as cursor:
            row = cursor.execute(
                f"select {_COLUMNS} from invitation where invitation_id = ?", [invitation_id]
            ).fetchone()
        return _invitation(row) if row else None

    def all(self) -> list[Invitation]:
        """Every one that was not revoked, the newest first."""
        with self._gate.read() as cursor:
            rows = cursor.execute(
                f"select {_COLUMNS} from invitation order by made_at desc, invitation_id"
            ).fetchall()
        return [_invitation(row) for row in rows]

    def use(self, invitation_id: str) -> bool:
        """Count one use; False where there is none left."""
        with self._gate.write() as cursor:
            used = cursor.execute(
                "update invitation set uses = uses + 1 "
                "where invitation_id = ? and uses < most_uses and until > ? returning uses",
                [invitation_id, now()],
            ).fetchone()
        return used is not None

    def revoke(self, invitation_id: str) -> bool:
        """Forget it, with its hash; False where it isn't there."""
        with self._gate.write() as cursor:
            gone = cursor.execute(
                "delete from invitation where invitation_id = ? returning invitation_id",
                [invitation_id],
            ).fetchone()
        return gone is not None


def _invitation(row: tuple[Any, ...]) -> Invitation:
    return Invitation(*row)


def _random(length: int) -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(length))


def _read(code: str) -> str:
    """The signs of a code, without what stands between them."""
    return "".join(c for c in code[:100].lower() if c.isascii() and c.isalnum()).translate(_MISREAD)
