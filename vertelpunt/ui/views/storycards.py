"""The page Storycards: titles at the left, the card at the right."""

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.ui.address import panel
from vertelpunt.ui.views.reading import find, first_story, show_card, show_list


def storycards(source: Source) -> None:
    """The list and the open card; on a phone the one or the other."""
    read = panel.opened()
    key = "storycards_list" if read is None else "storycards_card"
    with st.container(key=key, horizontal=True, gap=None, height="stretch"):
        with st.container(key="story_choice", height="stretch", gap="small"):
            listed = find(source)
            opened = read or first_story(listed)
            show_list(source, listed, opened)
        with st.container(key="story_reading", height="stretch"):
            show_card(source, listed, opened)
