"""A session as it is now, held by the process: only the events since are read."""

from vertelpunt.sessions.session import Session, session_of
from vertelpunt.store import Collection, Following

_SESSIONS = Following(session_of)


def session_now(collection: Collection, session_id: str) -> Session | None:
    """Return the session with this id; None where there is none. Raises StoreError."""
    return _SESSIONS.now(collection, session_id)
