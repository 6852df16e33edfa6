"""After sending: the card as the core group will see it, and where the own dots lie."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import one_story
from vertelpunt.questionnaire import Problem, TriadQuestion
from vertelpunt.store import COUNTS, teller
from vertelpunt.ui import own_dot
from vertelpunt.ui.collection import House
from vertelpunt.ui.storycard import show_storycard

_STYLE = Path(own_dot.__file__).parent / "own_dot.css"


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
    drawn = [
        html
        for question in house.questionnaire.questions
        if isinstance(question, TriadQuestion) and (html := _own_dot(house, source, question))
    ]
    if drawn:
        st.header("Waar jouw stip ligt")
        st.html(_STYLE)
        for html in drawn:
            st.html(html)


def _own_dot(house: House, source: Source, question: TriadQuestion) -> str:
    names = [f"{question.id}_{corner}" for corner in ("left", "right", "top")]
    columns = ", ".join([*(f'"{name}"' for name in names), "usable"])
    row = source.read(f'select {columns} from story where "{names[0]}" is not null').to_pylist()
    if not row or house.questionnaire is None:
        return ""
    left, right, top = (row[0][name] for name in names)
    counts = Source(house.collection, COUNTS, house.questionnaire, house.places)
    return own_dot.own_dot_html(counts, question, (left, right, top), counted=row[0]["usable"])
