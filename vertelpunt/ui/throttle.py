"""Slows down guessing: after a few wrong codes an address must wait, each time longer."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

FREE_TRIES = 3
FIRST_WAIT = 5.0
LONGEST_WAIT = 300.0
_FORGET_AFTER = 3600.0


@dataclass
class _Failures:
    count: int
    last: float


class Throttle:
    """Counts wrong codes per address. Seconds come from `clock`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: dict[str, _Failures] = {}

    def wait(self, address: str) -> float:
        """Seconds before this address may try again; 0 when it may now."""
        with self._lock:
            failures = self._failures.get(address)
            if failures is None or failures.count < FREE_TRIES:
                return 0.0
            pause = min(FIRST_WAIT * 2.0 ** (failures.count - FREE_TRIES), LONGEST_WAIT)
            return max(0.0, failures.last + pause - self._clock())

    def failed(self, address: str) -> None:
        """A wrong code came from this address."""
        with self._lock:
            now = self._clock()
            self._failures = {
                a: f for a, f in self._failures.items() if now - f.last < _FORGET_AFTER
            }
            count = self._failures[address].count if address in self._failures else 0
            self._failures[address] = _Failures(count + 1, now)

    def succeeded(self, address: str) -> None:
        """The right code came from this address."""
        with self._lock:
            self._failures.pop(address, None)
