"""The stories of a duidingsessie that its reader may read, and what was written about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain

from vertelpunt.insight.passages import Marked, read_passages
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.shapes import shape_of
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Note, Outcome, OutcomeKind, Passage, Room, Session

GONE = "een verhaal dat er niet meer is"


@dataclass(frozen=True)
class Noted:
    """A note. `story`, `passage`, `plot`: what it is about, each '' where it is about none."""

    text: str
    story: str
    passage: str
    plot: str


@dataclass(frozen=True)
class Rests:
    """A story that something rests on, by title, and what was marked in it, or ''."""

    story: str
    passage: str


@dataclass(frozen=True)
class Recorded:
    """An outcome. `against`: the titles of the stories that contradict it."""

    kind: OutcomeKind
    text: str
    owner: str
    on: date | None
    rests_on: tuple[Rests, ...]
    against: tuple[str, ...]


class StoriesRead:
    """The stories of a session that its reader may read: their titles, and what was marked there.

    `titles`: by id, of every story that it took along or that something was written about.
    """

    def __init__(self, source: Source, session: Session) -> None:
        self._asked = source.asked
        self.titles = {row.story_id: row.title for row in rows_of(source, _told_of(session))}
        self._passages = read_passages(source, _marked_in(session.room))

    def may_tell(self, note: Note) -> bool:
        """Whether the reader may read what this note is about."""
        return note.story is None or note.story in self.titles

    def notes(self, notes: Iterable[Note]) -> tuple[Noted, ...]:
        """These notes, less those about a story that is not there."""
        return tuple(self.noted(each) for each in notes if self.may_tell(each))

    def noted(self, note: Note) -> Noted:
        """A note with what it is about."""
        shape = shape_of(self._asked, note.plane) if note.plane else None
        return Noted(
            note.text,
            self._title(note.story) if note.story else "",
            self._passage(note.story, note.passage),
            shape.title if shape else "",
        )

    def recorded(self, outcome: Outcome) -> Recorded:
        """An outcome with the titles of its stories."""
        return Recorded(
            outcome.kind, outcome.text, outcome.owner, outcome.on,
            tuple(
                Rests(self._title(basis.story), self._passage(basis.story, basis.passage))
                for basis in outcome.rests_on
            ),
            tuple(map(self._title, outcome.against)),
        )  # fmt: skip

    def _title(self, story_id: str) -> str:
        return self.titles.get(story_id, GONE)

    def _passage(self, story_id: str | None, passage: Passage | None) -> str:
        if story_id is None or passage is None:
            return ""
        return self._passages.get((story_id, passage), "")


def _told_of(session: Session) -> list[str]:
    """The stories that a session took along, and those that something was said of."""
    room = session.room
    said_of = [
        *(each.story for each in room.notes.values()),
        *(each.story for each in room.tasks.values()),
        *(answer.story for each in room.tasks.values() for answer in each.answers.values()),
        *(basis.story for each in room.outcomes.values() for basis in each.rests_on),
        *chain.from_iterable(each.against for each in room.outcomes.values()),
    ]
    return list(dict.fromkeys([*session.stories, *filter(None, said_of)]))


def _marked_in(room: Room) -> list[Marked]:
    """The passages of all notes and outcomes."""
    bases = chain.from_iterable(each.rests_on for each in room.outcomes.values())
    places = [
        *((each.story, each.passage) for each in room.notes.values()),
        *((each.story, each.passage) for each in bases),
    ]
    return [(story, passage) for story, passage in places if story and passage]
