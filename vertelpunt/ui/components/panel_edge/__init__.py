"""The edge of the panel: dragged it makes the panel wider, pressed it closes or opens it.

On a phone the panel is a sheet from below, and the edge its handle.
"""

from pathlib import Path

import streamlit as st

from vertelpunt.ui.browser.modules import linked

_HERE = Path(__file__).parent


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_panel_edge",
        css=(_HERE / "panel_edge.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "panel_edge.js"),
    )


def panel_edge(*, stories: str, opened: str | None) -> None:
    """Draw it. `stories`: what the handle says of the panel; `opened`: the story open in it."""
    _component()(key="panel_edge", data={"stories": stories, "opened": opened})
