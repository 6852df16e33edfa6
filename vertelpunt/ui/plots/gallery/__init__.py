"""Lays out the plots of a page: as many as fit large enough to point in, the others to swap in."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.plots.pattern import Pattern

_HERE = Path(__file__).parent


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_gallery",
        css=(_HERE / "gallery.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "gallery.js"),
    )


def gallery(patterns: Sequence[Pattern]) -> None:
    """Arrange the plots that the container above holds, and draw the small ones beside them."""
    _component()(
        key="thumbnails",
        data={
            "plots": [
                {"file": each.file_name, "title": each.title, "shape": each.shape}
                for each in patterns
            ]
        },
    )
