"""Who reads the file now, so that another can take its place when nobody does."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager


class Reading:
    """Counts who reads, by thread: who reads already may read on while others wait."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._readers = Counter[int]()
        self._paused_by: int | None = None

    @contextmanager
    def one(self) -> Iterator[None]:
        """Somebody reads inside, once nobody has paused it."""
        # Named here, as a reading that was left halfway may be ended by another thread.
        me = threading.get_ident()
        with self._changed:
            self._changed.wait_for(lambda: self._paused_by in (None, me) or me in self._readers)
            self._readers[me] += 1
        try:
            yield
        finally:
            with self._changed:
                self._readers[me] -= 1
                if not self._readers[me]:
                    del self._readers[me]
                self._changed.notify_all()

    @contextmanager
    def paused(self, seconds: float) -> Iterator[None]:
        """Nobody reads inside but this thread; others wait.

        Raises TimeoutError where somebody still reads after so many seconds.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._paused_by is None)
            self._paused_by = threading.get_ident()
        try:
            with self._changed:
                if not self._changed.wait_for(lambda: not self._readers, timeout=seconds):
                    raise TimeoutError
            yield
        finally:
            with self._changed:
                self._paused_by = None
                self._changed.notify_all()
