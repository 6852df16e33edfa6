"""What stands above an open card: the way to the stories around it, its link, and print."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import streamlit as st

from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.sent import sent

_HERE = Path(__file__).parent
Step = Literal["previous", "next", "list"]


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_card_bar",
        css=(_HERE / "card_bar.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "card_bar.js"),
    )


def card_bar(
    *, place: int | None, total: int, closes: bool, key: str, on_step: Callable[[Step], None]
) -> None:
    """Draw the bar; `on_step` hears where the reader wants to go.

    `place`: the open story's place in the list, from 0; None when it is not in the list. `closes`:
    there is something to go back to on a wide screen too.
    """

    def stepped() -> None:
        step = sent(key, "step")
        if step in ("previous", "next", "list"):
            on_step(step)

    _component()(
        key=key,
        data={"place": place, "total": total, "closes": closes},
        on_step_change=stepped,
    )
