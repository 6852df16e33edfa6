"""Questions that the patterns raise, each kept with the stories it is about."""

import streamlit as st

from vertelpunt.dutch import day
from vertelpunt.insight.source import Source
from vertelpunt.selection import to_address
from vertelpunt.store import Kept
from vertelpunt.ui import selecting

_LONGEST, _INITIALS = 1_000, 10


def questions(source: Source) -> None:
    """Write down a question beside the selection, and read those that were written."""
    st.header("Vragen die dit oproept")
    st.write(
        "Schrijf een vraag op om later met anderen te bespreken. "
        "Wat je nu hebt gekozen, wordt erbij bewaard."
    )
    with st.container(key="write_question", width=640):
        st.text_area("Je vraag", max_chars=_LONGEST, key="question_text")
        st.text_input("Je initialen", max_chars=_INITIALS, key="question_initials", width=200)
        if sentence := st.session_state.pop("question_problem", None):
            st.error(sentence)
        st.button("Bewaar de vraag", type="primary", on_click=_keep, args=[source])
    removed = st.session_state.get("question_removed")
    for kept in source.collection.kept(source.reader, "question"):
        if not kept.removed:
            _show(source, kept)
        elif kept.id == removed:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.write("De vraag is weggehaald.")
                st.button("Zet terug", on_click=source.collection.restore_kept, args=[kept.id])


def _keep(source: Source) -> None:
    """Keep what was typed; where something is missing, say so and leave it in its field."""
    text = st.session_state["question_text"].strip()
    initials = st.session_state["question_initials"].strip()
    if not text or not initials:
        missing = "je vraag" if not text else "je initialen"
        st.session_state["question_problem"] = f"Vul {missing} nog in."
        return
    parts = to_address(selecting.chosen())
    source.collection.keep("question", {"text": text, "initials": initials, "parts": parts})
    st.session_state["question_text"] = ""


def _show(source: Source, kept: Kept) -> None:
    with st.container(key=f"question_{kept.id}", border=True, width=640):
        st.text(kept.body["text"])
        st.text(f"{kept.body['initials']} · {day(kept.at.date())}")
        st.text(selecting.sentence_of(source, kept.body["parts"]))
        with st.container(horizontal=True):
            st.button(
                "Bekijk deze verhalen",
                key=f"see_{kept.id}",
                on_click=selecting.take_all,
                args=[source, kept.body["parts"]],
            )
            st.button("Haal weg", key=f"remove_{kept.id}", on_click=_remove, args=[source, kept.id])


def _remove(source: Source, kept_id: str) -> None:
    source.collection.remove_kept(kept_id)
    st.session_state["question_removed"] = kept_id
