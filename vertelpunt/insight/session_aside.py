"""What was put aside in a session: it stays, to find back and to bring back."""

from collections.abc import Iterator
from dataclasses import dataclass

from vertelpunt.insight.session_stories import StoriesRead
from vertelpunt.insight.session_words import OUTCOMES
from vertelpunt.sessions import Room


@dataclass(frozen=True)
class Aside:
    """Something that was put aside. `what`: its kind; `text`: '' of a passage only."""

    id: str
    what: str
    text: str


def aside_in(room: Room, read: StoriesRead) -> Iterator[Aside]:
    """Everything that was put aside, less notes about a story that the reader may not read."""
    for note in room.notes.values():
        if note.aside and read.may_tell(note):
            yield Aside(note.id, "Briefje", note.text)
    for group in room.groups.values():
        if group.aside:
            yield Aside(group.id, "Groep", group.name)
    for reading in room.readings.values():
        if reading.aside:
            yield Aside(reading.id, "Duiding", reading.text)
    for outcome in room.outcomes.values():
        if outcome.aside:
            yield Aside(outcome.id, OUTCOMES[outcome.kind][0], outcome.text)
