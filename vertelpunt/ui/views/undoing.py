"""What was done last on a page, and the way back: a new event, as nothing is ever taken out."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.session import Key

_MOST = 50


@dataclass(frozen=True)
class _Done:
    """`undo`: the command that turns it round, with its `arguments` beside what it is about."""

    sentence: str
    undo: str
    arguments: dict[str, Any]


class Undoing:
    """What this visit did on one page. `name`: of the page, to tell it from others."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._done = Key[tuple[_Done, ...]](f"{name}_done")

    def did(self, sentence: str, undo: str, **arguments: Any) -> None:
        """Remember what this visit just did."""
        self._done.set((*self._done.get(()), _Done(sentence, undo, arguments))[-_MOST:])

    def offer(self, source: Source, *about: str) -> None:
        """Say what was done last, with a button that turns it round. `about`: of every command."""
        if done := self._done.get(()):
            with st.container(
                key=f"{self._name}_undo", horizontal=True, vertical_alignment="center"
            ):
                st.write(done[-1].sentence)
                st.button("Maak ongedaan", key=f"undo_in_{self._name}", on_click=attempt,
                          args=[self._undo, source, *about])  # fmt: skip

    def _undo(self, source: Source, *about: str) -> None:
        *before, last = self._done.get(())
        # What can't be turned round any more is not offered again.
        self._done.set(tuple(before))
        getattr(commands(source), last.undo)(*about, **last.arguments)
