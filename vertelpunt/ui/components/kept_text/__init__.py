"""A field for a longer text, which is kept while it is typed and says when that was.

What is typed stays on the device until Python has it, so that a reload, or a server that stops,
loses nothing. Where somebody else wrote another text meanwhile, both are shown to choose from.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.components.sent import sent

_HERE = Path(__file__).parent
LONGEST = 5_000


@dataclass(frozen=True)
class Written:
    """What was typed. `was`: the text that it began from."""

    text: str
    was: str


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_kept_text",
        css=(_HERE / "kept_text.css").read_text(encoding="utf-8"),
        js=linked(_HERE / "kept_text.js"),
    )


def kept_text(
    about: str, *, label: str, text: str, said: str, refused: str,
    on_written: Callable[[Written], None],
) -> None:  # fmt: skip
    """Draw it. `about`: as the device keeps it by; `text`: what is kept, and `said` when.

    `refused`: why what was typed could not be kept, or ''. A text may be heard more than once.
    """
    key = f"text_{about}"

    def written() -> None:
        if said_now := parse_written(sent(key, "written")):
            on_written(said_now)

    _component()(
        key=key,
        data={
            "about": about, "label": label, "text": text, "said": said, "refused": refused,
            "longest": LONGEST,
        },
        on_written_change=written,
    )  # fmt: skip


def parse_written(raw: Any) -> Written | None:
    """What the field sent; None for what it never sends."""
    match raw:
        case {"text": str(text), "was": str(was)} if len(text) <= LONGEST:
            return Written(text, was)
    return None
