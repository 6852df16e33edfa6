"""What the core group keeps: shown one under another, taken away, and put back."""

from collections.abc import Callable

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.store import Kept, KeptKind

LONGEST_NAME, LONGEST_NOTE, LONGEST_INITIALS = 80, 1_000, 10


def show_kept(source: Source, kind: KeptKind, show: Callable[[Kept], None], removed: str) -> int:
    """Show everything of this kind; returns how many. `removed`: said of what was just removed."""
    shown = 0
    for kept in source.collection.kept(source.reader, kind):
        if not kept.removed:
            with st.container(key=f"{kind}_{kept.id}", border=True, width=640):
                show(kept)
            shown += 1
        elif kept.id == st.session_state.get("removed"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.write(removed)
                st.button("Zet terug", on_click=source.collection.restore_kept, args=[kept.id])
    return shown


def remove_button(source: Source, kept: Kept) -> None:
    """A button that takes this away; `show_kept` then offers to put it back."""

    def remove() -> None:
        source.collection.remove_kept(kept.id)
        st.session_state["removed"] = kept.id

    st.button("Haal weg", key=f"remove_{kept.id}", on_click=remove)


def missing(named: dict[str, str]) -> str | None:
    """A sentence where one of these is empty. `named`: what it is called → what was typed."""
    for name, typed in named.items():
        if not typed.strip():
            return f"Vul {name} nog in."
    return None


def say_once(key: str, how: Callable[[str], object] = st.error) -> None:
    """Say what a callback left to say under this key."""
    if sentence := st.session_state.pop(key, None):
        how(sentence)
