"""When something was sent by one person, and when it stood on the screen of others."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import inf

# A screen should show what comes in within so many seconds.
SOON = 2.0


@dataclass
class Updates:
    """Of every thing when it was sent, and by screen when it was first seen there.

    Who comes in and who answers is only counted on a screen: `counted` has by screen and what is
    counted how many there were when. `covered`: from when to when a screen showed no notes, as it
    showed a task.
    """

    sent: dict[str, float] = field(default_factory=dict)
    seen: dict[str, dict[str, float]] = field(default_factory=dict)
    counted: dict[str, dict[str, dict[int, float]]] = field(default_factory=dict)
    covered: dict[str, list[tuple[float, float]]] = field(default_factory=dict)

    def send(self, thing: str) -> None:
        """Somebody sends it now; only the first time counts."""
        self.sent.setdefault(thing, time.perf_counter())

    def see(self, screen: str, things: Iterable[str]) -> None:
        """A screen has these now."""
        now, there = time.perf_counter(), self.seen.setdefault(screen, {})
        for thing in things:
            there.setdefault(thing, now)

    def count(self, screen: str, what: str, number: int) -> None:
        """A screen says now that there are so many."""
        there = self.counted.setdefault(screen, {}).setdefault(what, {})
        for each in range(max(there, default=0) + 1, number + 1):
            there[each] = time.perf_counter()

    def waits(self, screen: str, shown: Iterable[str]) -> tuple[list[float], list[str]]:
        """Seconds until each of these stood on a screen, and those that never did.

        What was sent where the screen was covered within the time that it had is left out.
        """
        waits, missed = [], []
        for thing in shown:
            sent, seen = self.sent[thing], self.seen.get(screen, {}).get(thing)
            if any(begin - SOON < sent < end for begin, end in self.covered.get(screen, ())):
                continue
            if seen is None:
                missed.append(thing)
            else:
                waits.append(seen - sent)
        return waits, missed

    def waits_of_counts(
        self, screen: str, ordered: Mapping[str, list[str]], ended: Mapping[str, float]
    ) -> tuple[list[float], list[str]]:
        """The same of what is counted. `ordered`: what is counted → things in the order kept;
        `ended`: what is counted → when a screen stopped counting it.
        """
        waits, missed = [], []
        for what, things in ordered.items():
            there = self.counted.get(screen, {}).get(what, {})
            for number, thing in enumerate(things, start=1):
                if number in there:
                    waits.append(there[number] - self.sent[thing])
                elif self.sent[thing] < ended.get(what, inf) - SOON:
                    missed.append(thing)
        return waits, missed
