"""What happens in the room: who takes part, what they note, place and choose, and what comes of it.

Everything here is made by small events, so that two people who work at once both keep their work.
A thing that was put aside stays, and can be brought back.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, get_args

# predict: where the middle of a plane is expected; place: a story's dot before its teller's is
# shown; choose: the story that means most, and why; vote: for groups or what they mean.
TaskKind = Literal["predict", "place", "choose", "vote"]
OutcomeKind = Literal["insight", "principle", "question", "action"]
OUTCOME_KINDS: tuple[OutcomeKind, ...] = get_args(OutcomeKind)
Plane = tuple[str, ...]


@dataclass(frozen=True)
class Passage:
    """A place in a story's text as it was told: [start, end) in code points.

    `field`: the column of the text; `revision`: of the story that it was marked in.
    """

    field: str
    revision: int
    start: int
    end: int


@dataclass(frozen=True)
class Participant:
    """Somebody in the room. `reader`: the table or name of the pack that they read, or ''.

    `named`: they want to stand in the report by name.
    """

    id: str
    at: datetime
    name: str
    reader: str
    named: bool


@dataclass(frozen=True)
class Note:
    """What struck somebody; '' where only a passage was marked.

    `by`: the participant, or '' of who leads the session. `plane`: the plot that it interprets.
    """

    id: str
    at: datetime
    by: str
    text: str
    story: str | None = None
    passage: Passage | None = None
    plane: Plane = ()
    group: str | None = None
    aside: bool = False


@dataclass(frozen=True)
class Group:
    """Notes that belong together, under a name."""

    id: str
    name: str
    aside: bool = False


@dataclass(frozen=True)
class Reading:
    """One interpretation of a group; others may stand beside it."""

    id: str
    at: datetime
    by: str
    group: str
    text: str
    aside: bool = False


@dataclass(frozen=True)
class Answer:
    """What one participant answered to a task. `point`: in the units of the plane's columns."""

    point: tuple[float, float] | None = None
    chosen: tuple[str, ...] = ()
    story: str | None = None
    why: str = ""


@dataclass(frozen=True)
class Task:
    """What everybody is asked at once. Nobody sees the answers of others before `revealed`.

    `votes`: how many each has. `story`: the one to place.
    """

    id: str
    at: datetime
    kind: TaskKind
    plane: Plane = ()
    story: str | None = None
    votes: int = 0
    revealed: bool = False
    ended: bool = False
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Basis:
    """A story that an outcome rests on, and the passage in it, if one was marked."""

    story: str
    passage: Passage | None = None


@dataclass(frozen=True)
class Outcome:
    """What the group records. `against`: stories that contradict it.

    `owner`, `on`: who does an action, and by when. `group`: the notes that it came from.
    """

    id: str
    at: datetime
    kind: OutcomeKind
    text: str
    owner: str = ""
    on: date | None = None
    group: str | None = None
    rests_on: tuple[Basis, ...] = ()
    against: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True)
class Room:
    """A session as it is held. `round`: the one that is on now, begun at `round_at` (UTC)."""

    is_open: bool = False
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    round: str | None = None
    round_at: datetime | None = None
    participants: Mapping[str, Participant] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)

    @property
    def task(self) -> Task | None:
        """The task that is on now."""
        return next((each for each in reversed([*self.tasks.values()]) if not each.ended), None)

    def without(self, notes: Collection[str]) -> "Room":
        """The same room, less these notes."""
        return replace(self, notes={n: each for n, each in self.notes.items() if n not in notes})

    def notes_in(self, group: str | None) -> list[Note]:
        """The notes of a group in their order; None: those in no group. Bare passages are none."""
        return [
            each
            for each in self.notes.values()
            if each.text and not each.aside and self.lies_in(each) == group
        ]

    def readings_of(self, group: str) -> list[Reading]:
        """The interpretations of a group that stand beside each other."""
        return [each for each in self.readings.values() if each.group == group and not each.aside]

    def shown_groups(self) -> list[Group]:
        """The groups that were not put aside."""
        return [each for each in self.groups.values() if not each.aside]

    def shown_outcomes(self, kind: OutcomeKind | None = None) -> list[Outcome]:
        """The outcomes that were not put aside, of one kind or all."""
        return [
            each
            for each in self.outcomes.values()
            if not each.aside and kind in (None, each.kind)
        ]  # fmt: skip

    def lies_in(self, note: Note) -> str | None:
        """The group of a note; None for none, or one that was put aside."""
        return self.shown(note.group)

    def shown(self, group_id: str | None) -> str | None:
        """The group as whoever looks sees it: None for none, or one that was put aside."""
        group = self.groups.get(group_id or "")
        return group.id if group and not group.aside else None
