"""What the core group keeps: shown one under another, taken away, and put back."""

from collections.abc import Callable

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.store import Kept, KeptKind
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.session import Key

_REMOVED = Key[str | None]("removed")

LONGEST_NAME, LONGEST_NOTE, LONGEST_INITIALS = 80, 1_000, 10


def show_kept(source: Source, kind: KeptKind, show: Callable[[Kept], None], removed: str) -> int:
    """Show everything of this kind; returns how many. `removed`: said of what was just removed."""
    offer_to_restore(source, kind, removed)
    shown = [kept for kept in source.collection.kept(source.viewer, kind) if not kept.removed]
    for kept in shown:
        with st.container(key=f"{kind}_{kept.id}", border=True, width=640):
            show(kept)
    return len(shown)


def offer_to_restore(source: Source, kind: KeptKind, removed: str) -> None:
    """Say `removed` where a thing of this kind just was, and offer to bring it back."""
    last = _REMOVED.get(None)
    kept = source.collection.kept(source.viewer, kind)
    if any(each.id == last and each.removed for each in kept):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write(removed)
            st.button("Zet terug", on_click=attempt, args=[_restore, source, last])


def _restore(source: Source, kept_id: str) -> None:
    commands(source).restore_kept(kept_id)


def remove_button(source: Source, kept: Kept) -> None:
    """A button that takes this away; `show_kept` then offers to put it back."""
    st.button("Haal weg", key=f"remove_{kept.id}", on_click=attempt, args=[remove, source, kept.id])


def remove(source: Source, kept_id: str) -> None:
    """Take this away; `offer_to_restore` then offers to put it back."""
    commands(source).remove_kept(kept_id)
    _REMOVED.set(kept_id)


def missing(named: dict[str, str]) -> str | None:
    """A sentence where one of these is empty. `named`: what it is called → what was typed."""
    for name, typed in named.items():
        if not typed.strip():
            return f"Vul {name} nog in."
    return None


def say_once(key: str, how: Callable[[str], object] = st.error) -> None:
    """Say what a callback left to say under this key."""
    if sentence := Key[str | None](key).take(None):
        how(sentence)
