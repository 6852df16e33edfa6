"""After sending: print or share the own story, and a link with which a colleague tells one.

Nothing leaves the page by itself: printing, sharing and copying each wait for a press.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from vertelpunt.insight.storycard import Storycard
from vertelpunt.ui.browser.document import base_path
from vertelpunt.ui.browser.modules import linked
from vertelpunt.ui.telling.own_story import as_text

_HERE = Path(__file__).parent
STYLE = _HERE / "around_card.css"


def style() -> str:
    """The stylesheet of the buttons, for a root that has `--st-…` of the theme."""
    return (_HERE / "pass_on.css").read_text(encoding="utf-8")


def script() -> str:
    """The buttons as one JavaScript module, whose default export draws them."""
    return linked(_HERE / "pass_on.js")


@st.cache_resource(show_spinner=False)
def _component():  # type: ignore[no-untyped-def]
    return st.components.v2.component("vertelpunt_pass_on", css=style(), js=script())


def keep_own(card: Storycard) -> None:
    """Buttons that print the page and, where the device can, share the story as text."""
    _component()(key="keep_own", data={"own": {"title": card.title, "text": as_text(card)}})


def invite(page: str, query: Mapping[str, Sequence[str]]) -> None:
    """The link to the page where one tells, to copy or share. `query`: what it carries along."""
    search = f"?{urlencode(query, doseq=True)}" if query else ""
    _component()(key="invite", data={"base": base_path(), "page": page + search})
