"""What events about one subject tell, held by the process: only the events since are read."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from vertelpunt.store.collection import Collection
from vertelpunt.store.event import Event

Told = TypeVar("Told")


@dataclass(frozen=True)
class _Held(Generic[Told]):
    """`position`: up to which event; `rewritten`: how often earlier events had been changed;
    `writes`: how often anything had been written when that was looked up.
    """

    writes: int
    position: int
    rewritten: int
    told: Told | None


class Following(Generic[Told]):
    """Follows subjects of one sort. `fold`: events in order and what was told before → told now."""

    def __init__(self, fold: Callable[[Iterable[Event], Told | None], Told | None]) -> None:
        self._fold = fold
        self._held: WeakKeyDictionary[Collection, dict[str, _Held[Told]]] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def now(self, collection: Collection, subject: str) -> Told | None:
        """What is told of this subject; None where nothing is. Raises StoreError."""
        # Of many who ask at once after a write, one reads what is new.
        with self._lock:
            return self._now(collection, subject)

    def _now(self, collection: Collection, subject: str) -> Told | None:
        held = self._held.setdefault(collection, {}).get(subject)
        # What a transaction wrote may still be undone.
        lasts = not collection.has_written
        if held and lasts and held.writes == collection.writes:
            return held.told
        writes, rewritten, position = collection.writes, collection.rewritten, collection.position()
        if held is None or held.rewritten != rewritten or held.position > position:
            held = _Held(0, 0, rewritten, None)
        told = held.told
        if held.position != position:
            told = self._fold(collection.about(subject, held.position), told)
        if lasts and told:
            self._held[collection][subject] = _Held(writes, position, rewritten, told)
        return told
