"""A session as it is now, held by the process: only the events since are read."""

import threading
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from vertelpunt.sessions.session import Session, session_of
from vertelpunt.store import Collection


@dataclass(frozen=True)
class _Held:
    """`position`: up to which event; `rewritten`: how often earlier events had been changed;
    `writes`: how often anything had been written when that was looked up.
    """

    writes: int
    position: int
    rewritten: int
    session: Session | None


_HELD: WeakKeyDictionary[Collection, dict[str, _Held]] = WeakKeyDictionary()
_LOCK = threading.Lock()


def session_now(collection: Collection, session_id: str) -> Session | None:
    """Return the session with this id; None where there is none. Raises StoreError."""
    with _LOCK:
        held = _HELD.setdefault(collection, {}).get(session_id)
    # What is read inside a transaction may still be undone.
    lasts = not collection.is_writing
    if held and lasts and held.writes == collection.writes:
        return held.session
    writes, rewritten, position = collection.writes, collection.rewritten, collection.position()
    if held is None or held.rewritten != rewritten or held.position > position:
        held = _Held(0, 0, rewritten, None)
    told = held.session
    if held.position != position:
        told = session_of(collection.about(session_id, held.position), told)
    if lasts and told:
        with _LOCK:
            _HELD[collection][session_id] = _Held(writes, position, rewritten, told)
    return told
