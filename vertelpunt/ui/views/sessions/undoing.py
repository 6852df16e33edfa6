"""What was done last in a session, and the way back: a new event, as nothing is ever taken out."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.session import Key

_MOST = 50


@dataclass(frozen=True)
class _Done:
    """`undo`: the command that turns it round, with its `arguments` beside the session."""

    sentence: str
    undo: str
    arguments: dict[str, Any]


_DONE = Key[tuple[_Done, ...]]("session_done")


def did(sentence: str, undo: str, **arguments: Any) -> None:
    """Remember what this visitor just did."""
    _DONE.set((*_DONE.get(()), _Done(sentence, undo, arguments))[-_MOST:])


def offer_undo(source: Source, session: Session) -> None:
    """Say what was done last, with a button that turns it round."""
    done = _DONE.get(())
    if done:
        with st.container(key="session_undo", horizontal=True, vertical_alignment="center"):
            st.write(done[-1].sentence)
            st.button("Maak ongedaan", key="undo_in_session", on_click=attempt,
                      args=[_undo, source, session.id])  # fmt: skip


def _undo(source: Source, session_id: str) -> None:
    *before, last = _DONE.get(())
    # What can't be turned round any more is not offered again.
    _DONE.set(tuple(before))
    getattr(commands(source), last.undo)(session_id, **last.arguments)
