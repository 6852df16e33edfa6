"""Something that happened: what the record is made of."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class Event:
    """Something that happened. `at`: UTC without a zone. `seq`: 0 until it is appended.

    `actor`: who did it, as `commands.Actor` signs. `subject`: the story or thing it is about.
    """

    kind: str
    subject: str
    body: dict[str, Any]
    actor: str
    at: datetime
    seq: int = 0


def now() -> datetime:
    """Return this moment, in UTC, as events carry it."""
    return datetime.now(UTC).replace(tzinfo=None)
