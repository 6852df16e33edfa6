"""The events of duidingsessies.

A session is told by its events alone (`vertelpunt.sessions`), so that it can be read back step by
step; what stories are selected by has its tables too (`outcomes.py`). No event quotes a story: a
passage is a place in it, and one that is erased is not found any more. What somebody wrote about an
erased story goes along with it (`without_stories`).
"""

from collections.abc import Container, Iterable
from dataclasses import replace

from vertelpunt.store.event import Event

SESSION_EVENTS = frozenset(
    [
        "session_planned", "session_changed", "session_script_taken", "session_round_put",
        "session_round_removed", "session_material_added", "session_material_removed",
        "session_divided", "session_story_given", "session_story_taken", "session_removed",
        "session_restored",
        # In the room.
        "session_opened", "session_closed", "session_came_in", "session_round_begun",
        "session_note_written", "session_note_moved", "session_group_named",
        "session_reading_written", "session_task_set", "session_task_answered",
        "session_task_revealed", "session_task_ended", "session_outcome_written",
        "session_put_aside", "session_brought_back",
    ]
)  # fmt: skip


def without_stories(events: Iterable[Event], stories: Container[str]) -> list[Event]:
    """The events in which somebody wrote about one of these stories, without what was written."""
    changed = []
    for event in events:
        if event.body.get("story") not in stories:
            continue
        body = dict(event.body)
        if event.kind == "session_note_written":
            body |= {"text": "", "passage": None}
        elif event.kind == "session_task_answered":
            body |= {"why": ""}
        if body != event.body:
            changed.append(replace(event, body=body))
    return changed
