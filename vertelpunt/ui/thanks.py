"""After sending: the card as the core group will see it, and where the own dots lie."""

from collections.abc import Sequence

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import one_story
from vertelpunt.questionnaire import Problem
from vertelpunt.store import COUNTS, teller
from vertelpunt.ui.collection import House
from vertelpunt.ui.own_dot import STYLE, own_dots
from vertelpunt.ui.storycard import show_storycard


def thanks(house: House, story_id: str, lost: Sequence[Problem]) -> None:
    """Thank the teller, show the card and, once there are ten stories, the dots of all.

    `lost`: what did not go along, as its question was changed.
    """
    if house.questionnaire is None:
        return
    source = Source(house.collection, teller(story_id), house.questionnaire, house.places)
    card = one_story(source, story_id)
    if card is None:
        return
    st.title("Dank je wel voor je verhaal")
    st.write("Je verhaal is verstuurd. Zo ziet de kerngroep het:")
    for each in lost:
        if question := house.questionnaire.question(each.question):
            st.text(f"{question.label} {each.message}")
    show_storycard(card)
    drawn = own_dots(source, Source(house.collection, COUNTS, house.questionnaire, house.places))
    if drawn:
        st.header("Waar jouw stip ligt")
        st.html(STYLE)
        for html in drawn:
            st.html(html)
