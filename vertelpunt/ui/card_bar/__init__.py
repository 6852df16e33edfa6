"""What stands above an open card: the way to the stories around it, its link, and print."""

from pathlib import Path
from typing import Literal

import streamlit as st

_HERE = Path(__file__).parent
Step = Literal["previous", "next", "list"]


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_card_bar",
        css=(_HERE / "card_bar.css").read_text(encoding="utf-8"),
        js=(_HERE / "card_bar.js").read_text(encoding="utf-8"),
    )


def card_bar(*, place: int | None, total: int, key: str) -> Step | None:
    """Draw the bar; returns where the reader wants to go in this run, or None.

    `place`: the open story's place in the list, from 0; None when it is not in the list.
    """
    result = _component()(
        key=key, data={"place": place, "total": total}, on_step_change=lambda: None
    )
    step = result["step"]
    return step if step in ("previous", "next", "list") else None
