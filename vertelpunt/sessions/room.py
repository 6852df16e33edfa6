"""What happens in the room: who takes part, what they note, place and choose, and what comes of it.

Everything here is made by small events, so that two people who work at once both keep their work.
A thing that was put aside stays, and can be brought back.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Literal, TypeVar, get_args

from vertelpunt.store import Event

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


def after(room: Room, event: Event) -> Room:
    """The room after this event."""
    said = event.body
    match event.kind:
        case "session_opened":
            return replace(room, is_open=True, opened_at=room.opened_at or event.at)
        case "session_closed":
            return replace(room, is_open=False, closed_at=event.at)
        case "session_round_begun":
            return replace(room, round=said["round"], round_at=event.at)
        case "session_came_in":
            came = Participant(
                said["participant"], event.at, said["name"], said["reader"], said["named"]
            )
            return replace(room, participants=_with(room.participants, came))
        case "session_note_written":
            return _noted(room, event)
        case "session_note_moved":
            return _moved(room, said["note"], said["group"], said["before"])
        case "session_group_named":
            held = room.groups.get(said["group"])
            group = Group(said["group"], said["name"], held.aside if held else False)
            return replace(room, groups=_with(room.groups, group))
        case "session_reading_written":
            held_reading = room.readings.get(said["reading"])
            reading = Reading(
                said["reading"], event.at, said["participant"], said["group"], said["text"],
                held_reading.aside if held_reading else False,
            )  # fmt: skip
            return replace(room, readings=_with(room.readings, reading))
        case "session_task_set":
            task = Task(
                said["task"], event.at, said["kind"], (*said["plane"],), said["story"],
                said["votes"],
            )  # fmt: skip
            return replace(room, tasks=_with(room.tasks, task))
        case "session_task_answered" | "session_task_revealed" | "session_task_ended":
            return _on_task(room, event)
        case "session_outcome_written":
            return _recorded(room, event)
        case "session_put_aside" | "session_brought_back":
            return _aside(room, said["thing"], aside=event.kind == "session_put_aside")
    return room


_Thing = TypeVar("_Thing", Participant, Note, Group, Reading, Task, Outcome)


def _with(held: Mapping[str, _Thing], thing: _Thing) -> Mapping[str, _Thing]:
    return {**held, thing.id: thing}


def _noted(room: Room, event: Event) -> Room:
    said = event.body
    held = room.notes.get(said["note"])
    passage = Passage(**said["passage"]) if said["passage"] else None
    note = Note(
        said["note"], held.at if held else event.at, said["participant"], said["text"],
        said["story"], passage, (*said["plane"],),
    )  # fmt: skip
    if held:
        note = replace(note, group=held.group, aside=held.aside)
    # What is left of a note about a story that was erased.
    if not note.text and not note.passage:
        return replace(room, notes={n: each for n, each in room.notes.items() if n != note.id})
    return replace(room, notes=_with(room.notes, note))


def _moved(room: Room, note_id: str, group: str | None, before: str | None) -> Room:
    """The note in this group, before that note; at the end where that is not there (any more)."""
    if note_id not in room.notes:
        return room
    note = replace(room.notes[note_id], group=group)
    others = {n: each for n, each in room.notes.items() if n != note_id}
    ordered: dict[str, Note] = {}
    for n, each in others.items():
        if n == before:
            ordered[note_id] = note
        ordered[n] = each
    ordered.setdefault(note_id, note)
    return replace(room, notes=ordered)


def _on_task(room: Room, event: Event) -> Room:
    said = event.body
    task = room.tasks.get(said["task"])
    if task is None:
        return room
    if event.kind == "session_task_answered":
        point = said["point"]
        answer = Answer(
            (point[0], point[1]) if point else None, (*said["chosen"],), said["story"], said["why"]
        )
        task = replace(task, answers={**task.answers, said["participant"]: answer})
    else:
        # One that was only stopped was never shown.
        revealed = task.revealed or event.kind == "session_task_revealed"
        ended = task.ended or event.kind == "session_task_ended"
        task = replace(task, revealed=revealed, ended=ended)
    return replace(room, tasks=_with(room.tasks, task))


def _recorded(room: Room, event: Event) -> Room:
    """An outcome, or the fields of one that are other."""
    said = dict(event.body["fields"])
    outcome_id = event.body["outcome"]
    if "on" in said:
        said["on"] = date.fromisoformat(said["on"]) if said["on"] else None
    if "rests_on" in said:
        said["rests_on"] = tuple(map(_basis, said["rests_on"]))
    if "against" in said:
        said["against"] = (*said["against"],)
    held = room.outcomes.get(outcome_id)
    if held is None and not {"kind", "text"} <= said.keys():
        return room
    outcome = replace(held, **said) if held else Outcome(outcome_id, event.at, **said)
    return replace(room, outcomes=_with(room.outcomes, outcome))


def _basis(said: Mapping[str, Any]) -> Basis:
    return Basis(said["story"], Passage(**said["passage"]) if said["passage"] else None)


def _aside(room: Room, thing: str, *, aside: bool) -> Room:
    if thing in room.notes:
        return replace(room, notes=_with(room.notes, replace(room.notes[thing], aside=aside)))
    if thing in room.groups:
        return replace(room, groups=_with(room.groups, replace(room.groups[thing], aside=aside)))
    if thing in room.readings:
        set_aside = replace(room.readings[thing], aside=aside)
        return replace(room, readings=_with(room.readings, set_aside))
    if thing in room.outcomes:
        put = replace(room.outcomes[thing], aside=aside)
        return replace(room, outcomes=_with(room.outcomes, put))
    return room
