"""What was put aside in a session, to find back and bring back."""

import streamlit as st

from vertelpunt.insight.session_aside import aside_in
from vertelpunt.insight.session_stories import StoriesRead
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.visit.acting import attempt, commands


def set_aside(source: Source, session: Session, read: StoriesRead) -> None:
    """Everything that was put aside, each with a button that brings it back."""
    there = list(aside_in(session.room, read))
    if not there:
        return
    with st.expander("Weggelegd", key=f"aside_{session.id}", on_change="rerun") as shown:
        for each in there if shown.open else ():
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{each.what}: {each.text or 'een streep'}", width="stretch")
                st.button("Leg terug", key=f"back_{each.id}", on_click=attempt,
                          args=[_bring_back, source, session.id, each.id])  # fmt: skip


def _bring_back(source: Source, session_id: str, thing: str) -> None:
    commands(source).bring_back(session_id, thing)
