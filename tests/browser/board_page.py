"""A page with nothing but the board of the one session there is, for who leads it."""

import os
import time
from pathlib import Path

import streamlit as st

from tests.doing import core_group
from vertelpunt.commands import Commands
from vertelpunt.sessions import Room, session_now
from vertelpunt.store import Collection, StoreError, open_collection
from vertelpunt.ui.components.board import (
    BoardGroup,
    BoardNote,
    Change,
    Made,
    Moved,
    Named,
    PutAside,
    board,
    show_board,
)


def draw(session: str) -> None:
    """Draw it, and follow what others do; with `?lees` as the big screen shows it; with `?traag`
    slowly, so that what is sent meanwhile cuts it off.
    """
    collection = open_collection(Path(os.environ["VERTELPUNT_DATABASE"]))
    st.set_page_config(layout="wide")
    st.title("Het bord")
    if "traag" in st.query_params:
        time.sleep(2)
        _follow(collection, session)
    else:
        st.fragment(run_every=0.5)(_follow)(collection, session)


def _follow(collection: Collection, session: str) -> None:
    room = room_of(collection, session)
    groups = [
        BoardGroup(
            each.id, each.name, tuple(reading.text for reading in room.readings_of(each.id)),
            len(each.name) % 4,
        )
        for each in room.shown_groups()
    ]  # fmt: skip
    notes = [
        BoardNote(
            each.id, each.text, "Ze belde mij. Daarna ging het snel." if n % 3 == 0 else "",
            "Een huis" if n % 2 else "", "Tafel 2", room.lies_in(each),
        )
        for group in (None, *(each.id for each in groups))
        for n, each in enumerate(room.notes_in(group))
    ]  # fmt: skip
    if "lees" in st.query_params:
        show_board(notes, groups)
        return
    lie = [sum(each.group == group for each in notes) for group in (None, *(g.id for g in groups))]
    # What Python knows, as a test may wait for it.
    st.text(f"Python: {', '.join(map(str, lie))}")
    if opened := st.session_state.get("opened"):
        st.text(f"Open: {opened}")
    if refused := st.session_state.get("refused"):
        st.warning(refused)
    board(
        notes=notes, groups=groups, key="board", on_note=_open,
        on_change=lambda change: _attempt(core_group(collection), session, change),
    )  # fmt: skip


def room_of(collection: Collection, session: str) -> Room:
    """The room as it is now."""
    told = session_now(collection, session)
    assert told
    return told.room


def _open(note: str) -> None:
    st.session_state["opened"] = note


def _attempt(leader: Commands, session: str, change: Change) -> None:
    st.session_state.pop("refused", None)
    try:
        _change(leader, session, change)
    except StoreError as error:
        st.session_state["refused"] = str(error)


def _change(leader: Commands, session: str, change: Change) -> None:
    match change:
        case Moved(note, group, was, before):
            leader.move_note(session, note, group, was=was, before=before)
        case Named(group, name, was):
            leader.name_group(session, group, name, was=was)
        case Made(group, name, note, was):
            leader.make_group(session, group, name, note, was=was)
        case PutAside(thing):
            leader.put_aside(session, thing)
