"""The page: what is written, what was asked for, how it looks, and how it goes on, a tab each."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from vertelpunt.feedback import Feedback, feedback_now
from vertelpunt.insight.source import Source
from vertelpunt.ui.views.feedback_writing.blocks import blocks
from vertelpunt.ui.views.feedback_writing.publishing import publishing
from vertelpunt.ui.views.feedback_writing.requests import requests
from vertelpunt.ui.views.feedback_writing.sharing import sharing
from vertelpunt.ui.views.feedback_writing.undoing import UNDOING

_STYLE = Path(__file__).with_name("feedback_writing.css")
_TABS: dict[str, Callable[[Source, Feedback], None]] = {
    "Schrijven": blocks,
    "Wat is gevraagd": requests,
    "Bekijken en publiceren": publishing,
    "Doorgeven": sharing,
}


def feedback_writing(source: Source) -> None:
    """The tabs; one is drawn when it is open."""
    now = feedback_now(source.collection)
    st.html(_STYLE)
    with st.container(key="feedback_writing"):
        opened = st.tabs(list(_TABS), key="feedback_tab", on_change="rerun")
        UNDOING.offer(source)
        for tab, show in zip(opened, _TABS.values(), strict=True):
            with tab:
                if tab.open:
                    with st.container(key="feedback_part"):
                        show(source, now)
