"""Stories that were begun and not sent. Nobody but their teller's own device asks for one."""

import json
from datetime import timedelta
from typing import Any, Protocol

from vertelpunt.store.event import now
from vertelpunt.store.gate import Gate

KEPT_FOR = timedelta(days=30)


class Drafts(Protocol):
    """Where drafts are kept, outside the record."""

    def save(self, draft_id: str, body: dict[str, Any]) -> None:
        """Keep this draft in place of what was kept under its id."""

    def load(self, draft_id: str) -> dict[str, Any] | None:
        """The draft under this id, or None."""

    def discard(self, draft_id: str) -> None:
        """Forget this draft."""


class EmbeddedDrafts:
    """The drafts in the file of the collection, in the transaction of whoever writes there."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        with gate.write() as cursor:
            cursor.execute("delete from draft where updated_at < ?", [now() - KEPT_FOR])

    def save(self, draft_id: str, body: dict[str, Any]) -> None:
        """Keep this draft in place of what was kept under its id."""
        with self._gate.write() as cursor:
            cursor.execute(
                "insert or replace into draft values (?, ?, ?)",
                [draft_id, now(), json.dumps(body, ensure_ascii=False)],
            )

    def load(self, draft_id: str) -> dict[str, Any] | None:
        """The draft under this id, or None."""
        with self._gate.read() as cursor:
            row = cursor.execute("select body from draft where draft_id = ?", [draft_id]).fetchone()
        return dict(json.loads(row[0])) if row else None

    def discard(self, draft_id: str) -> None:
        """Forget this draft."""
        with self._gate.write() as cursor:
            cursor.execute("delete from draft where draft_id = ?", [draft_id])
