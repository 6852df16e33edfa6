"""The draft itself: every step and question in order, with the form beside it to try."""

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.ui.telling.change_fields import literal
from vertelpunt.ui.telling.question_editor.adding import add_question, add_step, hidden
from vertelpunt.ui.telling.question_editor.around import around, change_step
from vertelpunt.ui.telling.question_editor.drafting import OPENED, ROUND, open_question
from vertelpunt.ui.telling.question_editor.looking_form import card_order, planes
from vertelpunt.ui.telling.question_editor.question_form import question_form
from vertelpunt.ui.telling.trial import trial_form


def writing(source: Source, asked: Questionnaire) -> None:
    """The list to change, and the form as a teller gets it."""
    # Side by side where there is room: a phone puts one under the other by itself.
    left, right = st.columns([3, 2], gap="large")
    with left:
        around(source, asked)
        for step in asked.steps:
            _step(source, asked, step.id)
        add_question(source, asked)
        add_step(source, asked)
        card_order(source, asked)
        planes(source, asked)
        hidden(source, asked)
    with right, st.container(key="question_preview", border=True, width=420):
        st.subheader("Zo ziet een verteller het", anchor=False)
        trial_form(asked, source.places, step=_here(asked))


def _here(asked: Questionnaire) -> str:
    """The step of what is open."""
    opened = OPENED.get(None)
    if opened is None:
        return ""
    question = asked.question(opened[0])
    return question.step if question else opened[0].removeprefix("step:")


def _step(source: Source, asked: Questionnaire, step_id: str) -> None:
    step = next(each for each in asked.steps if each.id == step_id)
    opened = OPENED.get(None)
    with st.container(key=f"step_{step_id}", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.subheader(literal(step.title), anchor=False)
            st.button("Verander deze stap", key=f"open_step_{step_id}", type="tertiary",
                      on_click=open_question, args=[f"step:{step_id}", asked])  # fmt: skip
        if opened and opened[0] == f"step:{step_id}":
            change_step(source, asked, opened[1], step_id, f"step_{step_id}_{ROUND.get(0)}")
        for question in asked.questions:
            if question.step != step_id:
                continue
            if opened and opened[0] == question.id:
                question_form(source, asked, opened[1], question.id,
                              f"q_{question.id}_{ROUND.get(0)}")  # fmt: skip
            else:
                needed = " (nodig)" if question.required else ""
                st.button(f"{literal(question.name)}{needed}", key=f"open_{question.id}",
                          on_click=open_question, args=[question.id, asked])  # fmt: skip
        if not any(each.step == step_id for each in asked.questions):
            st.caption("Op deze stap staan geen vragen.")
