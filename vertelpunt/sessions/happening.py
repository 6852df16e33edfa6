"""The room of a session after each thing that happened there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from vertelpunt.sessions.room import (
    Answer,
    Basis,
    Group,
    Note,
    Outcome,
    Participant,
    Passage,
    Reading,
    Room,
    Task,
)
from vertelpunt.store import Event


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
