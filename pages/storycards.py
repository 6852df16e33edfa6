"""Storycards: find stories by a word in them, and read them."""

import streamlit as st

from vertelpunt.insight.stories import months
from vertelpunt.ui.frame import open_insight
from vertelpunt.ui.reading import choose, opened_story, show_card, show_list

source = open_insight("Storycards")
left, right = st.columns([2, 3], gap="large")
with left, st.container(key="story_choice"):
    choice = choose(source)
    opened = opened_story(choice)
    if choice.ids:
        show_list(source, choice, opened)
    elif months(source):
        st.write("Geen verhaal past hierbij. Probeer minder woorden, of een langere periode.")
    else:
        st.write("Er zijn nog geen verhalen. Deel het adres van Vertel met je team.")
with right, st.container(key="story_reading"):
    show_card(source, choice, opened)
