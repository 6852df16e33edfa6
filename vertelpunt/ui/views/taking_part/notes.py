"""The pad of whoever takes part: their notes about a story, a plot or nothing in particular."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from vertelpunt.insight.passages import Paragraphs, passage_of, places_read
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Note, Plane, Session
from vertelpunt.store import StoreError
from vertelpunt.ui.components.note_pad import PadNote, Place, note_pad
from vertelpunt.ui.visit.acting import attempt, commands_in
from vertelpunt.ui.visit.session import Key

_REFUSED = Key[dict[str, str]]("notes_refused")


def own_notes(session: Session, me: str, story: str | None, plane: Plane) -> list[Note]:
    """What somebody wrote about this story or plot, but what they put aside."""
    return [
        each
        for each in session.room.notes.values()
        if each.by == me and each.story == story and each.plane == plane and not each.aside
    ]


def pad(
    source: Source, session: Session, me: str, *, label: str, story: str | None = None,
    plane: Plane = (), texts: Sequence[Paragraphs] = (),
) -> None:  # fmt: skip
    """The notes that somebody wrote here, and room for another."""
    mine = own_notes(session, me, story, plane)
    marked = [each.passage for each in mine if each.passage]
    lies = places_read(source, story, marked) if story else {}
    named = f"{session.id} {me} {story} {plane}"

    def write(note: PadNote) -> None:
        _write(source, session.id, note, story, plane)

    note_pad(
        hashlib.blake2b(named.encode(), digest_size=8).hexdigest(),
        label=label,
        texts=texts,
        notes=[
            PadNote(
                each.id, each.text,
                Place(each.passage.field, *lies[each.passage])
                if each.passage and each.passage in lies
                else None,
            )
            for each in mine
        ],
        refused=_REFUSED.get({}),
        closed=not session.room.is_open,
        on_note=write,
        on_aside=lambda note: attempt(_put_aside, source, session.id, note),
    )  # fmt: skip


def _write(source: Source, session_id: str, note: PadNote, story: str | None, plane: Plane) -> None:
    passage = None
    if note.place and story:
        at = note.place
        passage = passage_of(source, story, at.field, at.start, at.end)
    refused = {n: why for n, why in _REFUSED.get({}).items() if n != note.id}
    try:
        commands_in(source, session_id).write_note(
            session_id, note.id, note.text, story=story, passage=passage, plane=plane
        )
    except StoreError as error:
        refused[note.id] = str(error)
    _REFUSED.set(refused)


def _put_aside(source: Source, session_id: str, note: str) -> None:
    commands_in(source, session_id).put_aside(session_id, note)
    st.session_state.pop("notes_refused", None)
