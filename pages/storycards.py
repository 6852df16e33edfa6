"""Storycards: find stories by a word in them, and read them."""

import streamlit as st

from vertelpunt.ui.app.run import open_insight
from vertelpunt.ui.views.reading import find, first_story, named_story, show_card, show_list

source = open_insight("storycards")
left, right = st.columns([2, 3], gap="large")
with left, st.container(key="story_choice"):
    listed = find(source)
    opened = named_story() or first_story(listed)
    show_list(source, listed, opened)
with right, st.container(key="story_reading"):
    show_card(source, listed, opened)
