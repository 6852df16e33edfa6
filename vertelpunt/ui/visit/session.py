"""What a session remembers beside what its widgets hold: each thing under a typed key."""

from typing import Generic, TypeVar

import streamlit as st

Held = TypeVar("Held")


class Key(Generic[Held]):
    """One thing that a session remembers. Made once, at the top of the module that owns it."""

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def is_set(self) -> bool:
        """Whether anything is remembered."""
        return self.name in st.session_state

    def get(self, otherwise: Held) -> Held:
        """What is remembered, or this where nothing is."""
        held: Held = st.session_state.get(self.name, otherwise)
        return held

    def set(self, held: Held) -> None:
        """Remember this."""
        st.session_state[self.name] = held

    def take(self, otherwise: Held) -> Held:
        """The same as `get`; it is forgotten."""
        held: Held = st.session_state.pop(self.name, otherwise)
        return held

    def forget(self) -> None:
        """Remember nothing."""
        st.session_state.pop(self.name, None)
