"""What whoever leads writes: a note of their own, and what a group means beside what others say."""

import secrets

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.views.sessions.undoing import did
from vertelpunt.ui.visit.acting import attempt, commands

_LONGEST = 1_000


def own_words(source: Source, session: Session) -> None:
    """A note, and the interpretations of a group."""
    with st.container(key="own_words", horizontal=True):
        with st.popover("Schrijf een briefje", key="own_note", on_change="rerun") as note:
            if note.open:
                _offer_note(source, session)
        if session.room.shown_groups():
            with st.popover("Duid een groep", key="own_reading", on_change="rerun") as reading:
                if reading.open:
                    _readings(source, session)


def _offer_note(source: Source, session: Session) -> None:
    key = f"own_note_{session.id}"
    st.text_area("Wat valt op?", max_chars=_LONGEST, key=key)
    st.button("Leg het erbij", type="primary", key=f"put_{key}", on_click=attempt,
              args=[_write_note, source, session.id, key])  # fmt: skip


def _readings(source: Source, session: Session) -> None:
    groups = {each.id: each.name for each in session.room.shown_groups()}
    group = st.selectbox(
        "Welke groep?", list(groups), format_func=groups.__getitem__, key="own_reading_of",
        filter_mode=None,
    )  # fmt: skip
    for each in session.room.readings_of(group):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(each.text, width="stretch")
            st.button("Leg weg", key=f"aside_{each.id}", on_click=attempt,
                      args=[_put_aside, source, session.id, each.id])  # fmt: skip
    key = f"own_reading_{group}"
    st.text_area("Wat kan dit nog meer betekenen?", max_chars=_LONGEST, key=key)
    st.button("Zet deze duiding erbij", type="primary", key=f"put_{key}", on_click=attempt,
              args=[_write_reading, source, session.id, group, key])  # fmt: skip


def _write_note(source: Source, session_id: str, key: str) -> None:
    note = secrets.token_hex(8)
    commands(source).write_note(session_id, note, st.session_state[key].strip())
    did("Het briefje ligt erbij.", "put_aside", thing=note)
    st.session_state[key] = ""


def _write_reading(source: Source, session_id: str, group: str, key: str) -> None:
    if text := st.session_state[key].strip():
        reading = secrets.token_hex(8)
        commands(source).write_reading(session_id, reading, group, text)
        did("De duiding staat erbij.", "put_aside", thing=reading)
        st.session_state[key] = ""


def _put_aside(source: Source, session_id: str, thing: str) -> None:
    commands(source).put_aside(session_id, thing)
    did("De duiding is weggelegd.", "bring_back", thing=thing)
