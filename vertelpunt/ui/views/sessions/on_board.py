"""The notes and groups of a session, as the board shows them."""

from vertelpunt.insight.session_stories import Noted, StoriesRead
from vertelpunt.insight.session_votes import last_vote, votes_in
from vertelpunt.sessions import Note, Room
from vertelpunt.ui.components.board import BoardGroup, BoardNote


def board_notes(room: Room, read: StoriesRead) -> list[BoardNote]:
    """The notes that lie on the board, in their order, with what they are about; less those about
    a story that the reader may not read.
    """
    return [
        _note(room, note, read.noted(note), group)
        for group in (None, *(each.id for each in room.shown_groups()))
        for note in room.notes_in(group)
        if read.may_tell(note)
    ]


def board_groups(room: Room) -> list[BoardGroup]:
    """The groups in the order in which they were made, with what people think that they mean."""
    vote = last_vote(room)
    votes = votes_in(vote)
    return [
        BoardGroup(
            id=group.id,
            name=group.name,
            readings=tuple(each.text for each in room.readings_of(group.id)),
            votes=votes[group.id] if vote else None,
        )
        for group in room.shown_groups()
    ]


def _note(room: Room, note: Note, told: Noted, group: str | None) -> BoardNote:
    return BoardNote(
        id=note.id, text=told.text, quote=told.passage, about=told.story or told.plot,
        by=_by(room, note), group=group,
    )  # fmt: skip


def _by(room: Room, note: Note) -> str:
    """The table, or the name that somebody gave themselves."""
    who = room.participants.get(note.by)
    return (who.reader or who.name) if who else ""
