"""Questions that the patterns raise, each kept with the stories it is about."""

from functools import partial

import streamlit as st

from vertelpunt.dutch import day
from vertelpunt.insight.source import Source
from vertelpunt.selection import to_address
from vertelpunt.store import Kept
from vertelpunt.ui.address import selecting
from vertelpunt.ui.views.keeping import (
    LONGEST_INITIALS,
    LONGEST_NOTE,
    missing,
    remove_button,
    say_once,
    show_kept,
)
from vertelpunt.ui.visit.acting import attempt, commands


def questions(source: Source) -> None:
    """Write down a question beside the selection, and read those that were written."""
    st.header("Vragen die dit oproept")
    st.write(
        "Schrijf een vraag op om later met anderen te bespreken. "
        "Wat je nu hebt gekozen, wordt erbij bewaard."
    )
    with st.container(key="write_question", width=640):
        st.text_area("Je vraag", max_chars=LONGEST_NOTE, key="question_text")
        st.text_input(
            "Je initialen (mag leeg blijven)", max_chars=LONGEST_INITIALS, key="question_by",
            width=240,
        )  # fmt: skip
        say_once("question_problem")
        st.button("Bewaar de vraag", type="primary", on_click=attempt, args=[_keep, source])
    show_kept(source, "question", partial(_show, source), "De vraag is weggehaald.")


def _keep(source: Source) -> None:
    """Keep what was typed; where something is missing, say so and leave it in its field."""
    text, initials = st.session_state["question_text"], st.session_state["question_by"]
    if problem := missing({"je vraag": text}):
        st.session_state["question_problem"] = problem
        return
    parts = to_address(selecting.chosen())
    body = {"text": text.strip(), "initials": initials.strip(), "parts": parts}
    commands(source).keep("question", body)
    st.session_state["question_text"] = ""


def _show(source: Source, kept: Kept) -> None:
    st.text(kept.body["text"])
    st.text(" · ".join(filter(None, [kept.body["initials"], day(kept.on)])))
    st.text(selecting.sentence_of(source, kept.body["parts"]))
    with st.container(horizontal=True):
        st.button(
            "Bekijk deze verhalen",
            key=f"see_{kept.id}",
            on_click=selecting.take_all,
            args=[source, kept.body["parts"]],
        )
        remove_button(source, kept)
