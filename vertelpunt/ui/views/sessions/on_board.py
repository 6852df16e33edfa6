"""The notes and groups of a session, as the board shows them."""

from vertelpunt.insight.passages import read_passages
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.session_planes import shape_of
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Note, Session
from vertelpunt.ui.components.board import BoardGroup, BoardNote


def board_notes(source: Source, session: Session) -> list[BoardNote]:
    """The notes that lie on the board, in their order, with what they are about."""
    room = session.room
    places = [None, *(each.id for each in room.shown_groups())]
    lies = [(note, group) for group in places for note in room.notes_in(group)]
    marked = [(note.story, note.passage) for note, _ in lies if note.story and note.passage]
    read = read_passages(source, marked)
    stories = list(dict.fromkeys(note.story for note, _ in lies if note.story))
    titles = {row.story_id: row.title for row in rows_of(source, stories)}
    return [
        BoardNote(
            id=note.id,
            text=note.text,
            quote=read.get((note.story, note.passage), "") if note.story and note.passage else "",
            about=_about(source, note, titles),
            by=_by(session, note),
            group=group,
        )
        for note, group in lies
    ]


def board_groups(session: Session) -> list[BoardGroup]:
    """The groups in the order in which they were made, with what people think that they mean."""
    votes = _votes(session)
    return [
        BoardGroup(
            id=group.id,
            name=group.name,
            readings=tuple(each.text for each in session.room.readings_of(group.id)),
            votes=votes.get(group.id, 0) if votes else None,
        )
        for group in session.room.shown_groups()
    ]


def _votes(session: Session) -> dict[str, int]:
    """The votes of the last vote that was shown."""
    shown = [t for t in session.room.tasks.values() if t.kind == "vote" and t.revealed]
    counted: dict[str, int] = {}
    for answer in shown[-1].answers.values() if shown else ():
        for each in answer.chosen:
            counted[each] = counted.get(each, 0) + 1
    return counted


def _about(source: Source, note: Note, titles: dict[str, str]) -> str:
    if note.story:
        return titles.get(note.story, "een verhaal dat er niet meer is")
    shape = shape_of(source.asked, note.plane) if note.plane else None
    return shape.title if shape else ""


def _by(session: Session, note: Note) -> str:
    """The table, or the name that somebody gave themselves."""
    who = session.room.participants.get(note.by)
    return (who.reader or who.name) if who else ""
