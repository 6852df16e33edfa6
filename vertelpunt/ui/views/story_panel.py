"""The stories in the selection, in a panel: a list to search, and in its place an open story."""

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.ui.address import panel
from vertelpunt.ui.views.reading import find, show_card, show_list


def story_panel(source: Source) -> None:
    """The list, or the story that was opened with the way back to the list."""
    opened = panel.opened()
    with st.container(key="story_choice"):
        listed = find(source, hidden=opened is not None)
        if opened is None:
            show_list(source, listed, opened)
    if opened is not None:
        with st.container(key="story_reading"):
            show_card(source, listed, opened, closes=True)
