"""Slows down guessing the code: by who guesses, by where they come from, and all together."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from vertelpunt.ui.visit.budget import Budget, Ledger

# The fourth mistake makes somebody wait.
FREE_TRIES = 3
FIRST_WAIT = 5.0
LONGEST_WAIT = 300.0
# A room behind one address mistypes now and then; who goes on is guessing.
OF_A_BLOCK = Budget(burst=60, every=300)
OF_ALL = Budget(burst=300, every=30)
_FORGET_AFTER = 3600.0
_EVERYBODY = "all"


@dataclass(frozen=True)
class Verdict:
    """What came of a try. `wait`: seconds before the next one is looked at.

    `refused`: this one was not looked at, as it came too soon.
    """

    opened: bool = False
    refused: bool = False
    wait: float = 0.0


@dataclass(frozen=True)
class _Failures:
    count: int
    last: float


class Throttle:
    """Counts wrong codes. Seconds come from `clock`."""

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        *,
        of_a_block: Budget = OF_A_BLOCK,
        of_all: Budget = OF_ALL,
    ) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: dict[str, _Failures] = {}
        self._blocks = Ledger(of_a_block)
        self._all = Ledger(of_all)

    def attempt(
        self, visitor: str, block: str, *, right: Callable[[], bool], known: bool = False
    ) -> Verdict:
        """One try, from beginning to end: nobody else's try comes in between.

        `right`: whether the code is; asked only where nobody must wait, as it may take a while.
        `known`: this visitor gave the right code before, so that what others guessed does not
        count for them. While somebody must wait, a right code is refused as a wrong one is, so
        that the answer tells nothing.
        """
        with self._lock:
            now = self._clock()
            if wait := self._wait(visitor, None if known else block, now):
                return Verdict(refused=True, wait=wait)
            if right():
                self._failures.pop(visitor, None)
                return Verdict(opened=True)
            self._failed(visitor, now)
            if not known:
                self._blocks.spend(block, now)
                self._all.spend(_EVERYBODY, now)
            return Verdict(wait=self._wait(visitor, None if known else block, now))

    def _wait(self, visitor: str, block: str | None, now: float) -> float:
        waits = [self._own_wait(visitor, now)]
        if block is not None:
            waits += [self._blocks.wait(block, now), self._all.wait(_EVERYBODY, now)]
        return max(waits)

    def _own_wait(self, visitor: str, now: float) -> float:
        failures = self._failures.get(visitor)
        if failures is None or failures.count <= FREE_TRIES:
            return 0.0
        longer = min(failures.count - FREE_TRIES - 1, 16)
        pause = min(FIRST_WAIT * 2.0**longer, LONGEST_WAIT)
        return max(0.0, failures.last + pause - now)

    def _failed(self, visitor: str, now: float) -> None:
        self._failures = {
            name: each for name, each in self._failures.items() if now - each.last < _FORGET_AFTER
        }
        before = self._failures.get(visitor)
        self._failures[visitor] = _Failures((before.count if before else 0) + 1, now)
