"""What came of duidingsessies, as far as stories can be selected by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vertelpunt.dutch import day
from vertelpunt.sessions import OutcomeKind

OUTCOME_NAMES: Mapping[OutcomeKind, str] = {
    "insight": "het inzicht",
    "principle": "het leidend principe",
    "question": "de vraag",
    "action": "de actie",
}


@dataclass(frozen=True)
class HeldSession:
    """A session that took stories along. `on`: the day it is held; `removed`: it was put away."""

    title: str
    on: date | None
    removed: bool = False

    @property
    def name(self) -> str:
        """Its title, and the day where that is known."""
        return f"{self.title} ({day(self.on)})" if self.on else self.title


@dataclass(frozen=True)
class Recorded:
    """An outcome of a session. `aside`: it was put aside, or its session put away.

    `rests_on`, `against`: how many stories.
    """

    kind: OutcomeKind
    text: str
    aside: bool
    rests_on: int
    against: int

    @property
    def name(self) -> str:
        """What it is called in a sentence: het inzicht ‘…’."""
        return f"{OUTCOME_NAMES[self.kind]} ‘{shortened(self.text)}’"


@dataclass(frozen=True)
class FromSessions:
    """Sessions and outcomes by id, those that were put aside too; the last one first."""

    sessions: Mapping[str, HeldSession] = field(default_factory=dict)
    outcomes: Mapping[str, Recorded] = field(default_factory=dict)


def shortened(text: str, most: int = 80) -> str:
    """A text on one line, cut off where it is longer than `most`."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
