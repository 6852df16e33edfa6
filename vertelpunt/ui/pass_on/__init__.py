"""After sending: print or share the own story, and a link with which a colleague tells one.

Nothing leaves the page by itself: printing, sharing and copying each wait for a press.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from vertelpunt.insight.storycard import Storycard
from vertelpunt.ui.document import ROOT_SCRIPT, base_path

_HERE = Path(__file__).parent
STYLE = _HERE / "around_card.css"


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component(
        "vertelpunt_pass_on",
        css=(_HERE / "pass_on.css").read_text(encoding="utf-8"),
        js=f"{ROOT_SCRIPT}\n{(_HERE / 'pass_on.js').read_text(encoding='utf-8')}",
    )


def keep_own(card: Storycard) -> None:
    """Buttons that print the page and, where the device can, share the story as text."""
    _component()(key="keep_own", data={"own": {"title": card.title, "text": as_text(card)}})


def invite(query: Mapping[str, Sequence[str]]) -> None:
    """The link to the story page, to copy or share. `query`: what the link carries along."""
    search = f"?{urlencode(query, doseq=True)}" if query else ""
    _component()(key="invite", data={"base": base_path(), "search": search})


def as_text(card: Storycard) -> str:
    """What the teller wrote, as plain text: the title, then each text under its question."""
    parts = [card.title, *(f"{part.label}\n{part.text}" for part in card.texts)]
    return "\n\n".join(parts)
