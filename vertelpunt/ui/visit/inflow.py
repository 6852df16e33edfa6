"""How fast drafts and stories may come in: by visitor, by block of addresses, and all together.

A visitor who types, and a room that sends at once, never notice. Large texts count more.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from vertelpunt.ui.visit.budget import Budget, Ledger

_EVERYBODY = "all"


@dataclass(frozen=True)
class Pace:
    """What may come in of one kind; every `unit` bytes that have begun cost one."""

    unit: int
    visitor: Budget
    block: Budget
    everybody: Budget


DRAFTS = Pace(20_000, Budget(200, 0.5), Budget(4_000, 1 / 40), Budget(10_000, 1 / 100))
STORIES = Pace(100_000, Budget(40, 30), Budget(400, 3), Budget(1_000, 1))


class Inflow:
    """Counts what comes in of one kind. Seconds come from `clock`."""

    def __init__(self, pace: Pace, clock: Callable[[], float] = time.monotonic) -> None:
        self._pace = pace
        self._clock = clock
        self._lock = threading.Lock()
        self._ledgers = [Ledger(pace.visitor), Ledger(pace.block), Ledger(pace.everybody)]

    def wait(self, visitor: str, block: str, size: int) -> float:
        """Take this in, and return 0; or return the seconds before it may come again."""
        cost = 1.0 + max(0, size - 1) // self._pace.unit
        with self._lock:
            now = self._clock()
            named = list(zip(self._ledgers, (visitor, block, _EVERYBODY), strict=True))
            wait = max(ledger.wait(name, now, cost) for ledger, name in named)
            if not wait:
                for ledger, name in named:
                    ledger.spend(name, now, cost)
            return wait
