"""Packed files in memory: so many bytes, and what was asked for longest ago goes first."""

import threading
from collections import OrderedDict
from collections.abc import Hashable

from vertelpunt.ui.serving.packing import Packed


class Shelf:
    """Holds at most `most` bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._packed: OrderedDict[Hashable, Packed] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> Packed | None:
        """What is kept under this key, None for nothing."""
        with self._lock:
            if key in self._packed:
                self._packed.move_to_end(key)
            return self._packed.get(key)

    def put(self, key: Hashable, packed: Packed) -> None:
        """Keep it, and drop what was asked for longest ago where that is needed."""
        with self._lock:
            if before := self._packed.pop(key, None):
                self._held -= len(before.body)
            if len(packed.body) > self._most:
                return
            self._packed[key] = packed
            self._held += len(packed.body)
            while self._held > self._most:
                _, oldest = self._packed.popitem(last=False)
                self._held -= len(oldest.body)

    def held(self) -> int:
        """How many bytes are kept."""
        return self._held
