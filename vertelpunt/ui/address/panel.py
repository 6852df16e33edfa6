"""What the panel beside the plots shows: one of its tabs, and in the first a story."""

from typing import Literal

import streamlit as st

Tab = Literal["Verhalen", "Woorden", "Verschil", "Vragen", "Wie missen we?", "Cijfers"]
KEY = "panel_tab"
PARAMETER = "verhaal"


def opened() -> str | None:
    """The story that the address names, or None."""
    return st.query_params.get(PARAMETER)


def open_story(story_id: str) -> None:
    """Show this story, on the tab of the stories."""
    st.query_params[PARAMETER] = story_id
    show("Verhalen")


def close_story() -> None:
    """Show the list again."""
    st.query_params.pop(PARAMETER, None)


def show(tab: Tab) -> None:
    """Show this tab from the next run on; call it from a callback."""
    st.session_state[KEY] = tab
