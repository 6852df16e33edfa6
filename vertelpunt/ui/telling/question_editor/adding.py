"""What comes in: a new question, a new step, and a question that was hidden."""

from typing import Any

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import KINDS, TYPES, Questionnaire, editing, hidden_questions
from vertelpunt.ui.telling.change_fields import literal
from vertelpunt.ui.telling.question_editor.drafting import (
    ROUND,
    Wrong,
    act,
    done,
    edit,
    nothing,
    open_question,
    shown,
    used,
)

_ADD = "add"

_LISTED = {
    "options": "Antwoorden, elk op een eigen regel",
    "stones": "De stenen, elk op een eigen regel (hoogstens acht)",
}


def add_question(source: Source, asked: Questionnaire) -> None:
    """Ask only what a question of the chosen type needs; the rest is changed afterwards."""
    st.subheader("Voeg een vraag toe", anchor=False)
    wrong, key = Wrong(_ADD), f"add_{ROUND.get(0)}"
    kinds = [each for each in KINDS if each in TYPES]
    kind = st.selectbox(
        "Wat voor vraag?", kinds, key="add_kind", filter_mode=None,
        format_func=lambda each: f"{TYPES[each].name}: {TYPES[each].use}",
    )  # fmt: skip
    wrong.say_at("label")
    st.text_input("De nieuwe vraag", max_chars=editing.LONGEST_LABEL, key=f"{key}_label")
    for place, label in TYPES[kind].texts.items():
        wrong.say_at(place)
        st.text_input(label, max_chars=editing.LONGEST_LABEL, key=f"{key}_{kind}_{place}")
    if listed := TYPES[kind].listed:
        wrong.say_at("options")
        st.text_area(_LISTED[listed], max_chars=6_000, key=f"{key}_options")
    steps = {each.id: each.title for each in asked.steps}
    st.selectbox("Op welke stap komt hij?", list(steps), format_func=steps.__getitem__,
                 key="add_step_of", filter_mode=None)  # fmt: skip
    wrong.say_rest()
    st.button("Voeg de vraag toe", type="primary", key="add_question", on_click=act,
              args=[_ADD, _add, source, asked, kind, key])  # fmt: skip


def add_step(source: Source, asked: Questionnaire) -> None:
    """A new step stands before the last one, where the story is sent."""
    Wrong("step").say_at("title")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Nieuwe stap", max_chars=editing.LONGEST_LABEL, key="new_step")
        st.button("Voeg de stap toe", key="add_step", on_click=act,
                  args=["step", _add_step, source, asked])  # fmt: skip


def hidden(source: Source, asked: Questionnaire) -> None:
    """Every question of before that is asked no more, to be brought back."""
    own = [each for each in source.collection.versions.values() if each.is_own]
    found = hidden_questions(asked, own)
    if not found:
        return
    st.subheader("Verborgen vragen", anchor=False)
    st.write("Deze vragen stel je niet meer. Wat er al is verteld, blijft te zien.")
    for question in found:
        st.button(f"Vraag weer: {literal(question.name)}", key=f"back_{question.id}", on_click=act,
                  args=["hidden", _bring_back, source, asked, question.id])  # fmt: skip


def _add(source: Source, was: Questionnaire, kind: str, key: str) -> None:
    state = st.session_state
    words: dict[str, Any] = {place: state[f"{key}_{kind}_{place}"] for place in TYPES[kind].texts}
    words["label"] = state[f"{key}_label"]
    lines = state.get(f"{key}_options", "").splitlines()
    words["options"] = [line for line in lines if line.strip()]
    step, ids = state["add_step_of"], used(source)
    made: list[str] = []

    def add(asked: Questionnaire) -> Questionnaire:
        edited, question_id = editing.add_question(asked, kind, step, words, ids)
        made.append(question_id)
        return edited

    edit(source, add, was, nothing)
    open_question(made[-1], shown(source))
    done("De vraag staat in het concept. Vul hieronder aan wat je nog wilt zeggen.")


def _add_step(source: Source, was: Questionnaire) -> None:
    title = st.session_state["new_step"]
    edit(source, lambda asked: editing.add_step(asked, title), was, nothing)
    st.session_state["new_step"] = ""


def _bring_back(source: Source, was: Questionnaire, question_id: str) -> None:
    found = hidden_questions(was, source.collection.versions.values())
    question = next(each for each in found if each.id == question_id)
    edit(source, lambda asked: editing.bring_back(asked, question), was,
         lambda asked: asked.question(question_id))  # fmt: skip
