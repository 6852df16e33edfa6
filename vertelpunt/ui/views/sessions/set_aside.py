"""What was put aside in a session, to find back and bring back."""

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.sessions import Room, Session
from vertelpunt.ui.visit.acting import attempt, commands


def set_aside(source: Source, session: Session) -> None:
    """Everything that was put aside, each with a button that brings it back."""
    there = aside_in(session.room)
    if not there:
        return
    with st.expander("Weggelegd", key=f"aside_{session.id}", on_change="rerun") as shown:
        for thing, words in there.items() if shown.open else ():
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(words, width="stretch")
                st.button("Leg terug", key=f"back_{thing}", on_click=attempt,
                          args=[_bring_back, source, session.id, thing])  # fmt: skip


def aside_in(room: Room) -> dict[str, str]:
    """What was put aside, by id, with what it is and says."""
    return {
        **{n.id: f"Briefje: {n.text or 'een streep'}" for n in room.notes.values() if n.aside},
        **{g.id: f"Groep: {g.name}" for g in room.groups.values() if g.aside},
        **{r.id: f"Duiding: {r.text}" for r in room.readings.values() if r.aside},
        **{o.id: f"Uitkomst: {o.text}" for o in room.outcomes.values() if o.aside},
    }


def _bring_back(source: Source, session_id: str, thing: str) -> None:
    commands(source).bring_back(session_id, thing)
