"""A session read back: every step that was made, and what lay on the table after it.

Answers to a task are in no step: whether they were shown is said, and what was chosen is in the
report.
"""

from dataclasses import dataclass
from datetime import datetime

from vertelpunt.insight.activity import who_did
from vertelpunt.insight.session_report import Work, work_told
from vertelpunt.insight.session_stories import StoriesRead
from vertelpunt.insight.session_words import did
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session, TaskKind, session_of
from vertelpunt.store import SESSION_EVENTS, Event

_TASKS: dict[TaskKind, str] = {
    "predict": "Voorspel waar het midden ligt",
    "place": "Leg zelf de stip",
    "choose": "Kies het meest betekenisvolle verhaal",
    "vote": "Stem",
}


@dataclass(frozen=True)
class Step:
    """Something that was done. `at`: UTC; `text`: what it was about, as it was typed, or ''."""

    at: datetime
    who: str
    what: str
    text: str


@dataclass(frozen=True)
class Moment:
    """What lay on the table after a step. `participants`: how many had come in."""

    step: Step
    participants: int
    work: Work


def steps_in(source: Source, session_id: str) -> int:
    """How many steps a session has; none where the viewer has no such session."""
    return len(_events(source, session_id))


def moment_at(source: Source, session_id: str, step: int) -> Moment | None:
    """A session after this step, from 1; None where the viewer has no such step to read."""
    events = _events(source, session_id)[: max(step, 0)]
    session = session_of(events)
    if session is None or len(events) < step:
        return None
    read = StoriesRead(source, session)
    made = Step(events[-1].at, _who(events[-1]), did(events[-1]), _text(events[-1], session, read))
    return Moment(made, len(session.room.participants), work_told(session.room, read))


def _events(source: Source, session_id: str) -> list[Event]:
    if session_id not in source.collection.session_ids(source.viewer):
        return []
    about = source.collection.about(session_id)
    # A record that was loaded back may hold anything under this id.
    return [event for event in about if event.kind in SESSION_EVENTS]


def _who(event: Event) -> str:
    """Who did it; of who took part nobody says who it was."""
    role = event.actor.partition(":")[0]
    return "Een deelnemer" if role == "participant" else who_did(event.actor)


def _text(event: Event, session: Session, read: StoriesRead) -> str:
    """What a step was about. `session`: as it was after it."""
    said, room = event.body, session.room
    match event.kind:
        case "session_planned" | "session_changed":
            return session.title
        case "session_round_begun":
            return next((each.name for each in session.rounds if each.id == said["round"]), "")
        case "session_task_set":
            return _TASKS[room.tasks[said["task"]].kind]
        case "session_group_named":
            return str(said["name"])
        case "session_reading_written":
            return str(said["text"])
        case "session_note_written" | "session_note_moved":
            return _of_thing(said["note"], session, read)
        case "session_outcome_written":
            return _of_thing(said["outcome"], session, read)
        case "session_put_aside" | "session_brought_back":
            return _of_thing(said["thing"], session, read)
    return ""


def _of_thing(thing: str, session: Session, read: StoriesRead) -> str:
    """What a note, group, interpretation or outcome says; '' where it may not be told."""
    room = session.room
    if note := room.notes.get(thing):
        return note.text if read.may_tell(note) else ""
    if group := room.groups.get(thing):
        return group.name
    written = room.readings.get(thing) or room.outcomes.get(thing)
    return written.text if written else ""
