"""What stands around the questions: the words at the top and the end, and the steps."""

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import Questionnaire, editing
from vertelpunt.ui.telling.question_editor.drafting import (
    Wrong,
    act,
    done,
    edit,
    open_question,
    order,
)

_TOP = "top"
_FIELDS = {
    "name": "Hoe heet het formulier?",
    "introduction": "Wat staat er boven de eerste vraag?",
    "time": "Hoelang duurt het? (mag leeg blijven)",
    "names": "Wat zeg je over namen? (mag leeg blijven)",
    "afterwards": "Wat gebeurt er na het versturen? Beloof alleen wat jullie doen.",
}


def around(source: Source, asked: Questionnaire) -> None:
    """Change the words around the questions."""
    now = _now(asked)
    key = f"top_{hash(tuple(now.values()))}"
    wrong = Wrong(_TOP)
    with st.expander("De woorden rond de vragen", key="question_top"), st.form(key, border=False):
        for name, label in _FIELDS.items():
            wrong.say_at(name)
            draw = st.text_area if name == "introduction" else st.text_input
            most = editing.LONGEST_TEXT if name == "introduction" else editing.LONGEST_LABEL
            draw(label, now[name], max_chars=most, key=f"{key}_{name}")
        wrong.say_rest()
        st.form_submit_button("Bewaar deze woorden", on_click=act,
                              args=[_TOP, _save_top, source, asked, key])  # fmt: skip


def change_step(
    source: Source, asked: Questionnaire, was: Questionnaire, step_id: str, key: str
) -> None:
    """Change a step, move it, or take it away. `was`: the draft as it was when this was opened."""
    step = next((each for each in was.steps if each.id == step_id), None)
    if step is None:
        return
    form, wrong = f"step:{step_id}", Wrong(f"step:{step_id}")
    with st.container(border=True, key=f"form_step_{step_id}"):
        with st.form(f"{key}_form", border=False):
            wrong.say_at("title")
            st.text_input("Titel van de stap", step.title, max_chars=editing.LONGEST_LABEL,
                          key=f"{key}_title")  # fmt: skip
            wrong.say_at("help")
            st.text_area("Uitleg onder de titel (mag leeg blijven)", step.help or "", height=80,
                         max_chars=editing.LONGEST_TEXT, key=f"{key}_help")  # fmt: skip
            st.form_submit_button("Bewaar deze stap", type="primary", on_click=act,
                                  args=[form, _save_step, source, was, step_id, key])  # fmt: skip
        wrong.say_rest()
        with st.container(horizontal=True):
            for label, name, by in (("Stap eerder", "up", -1), ("Stap later", "down", 1)):
                st.button(label, key=f"{key}_{name}", on_click=act,
                          args=[form, _move_step, source, asked, step_id, by])  # fmt: skip
            st.button("Haal de stap weg", key=f"{key}_drop", on_click=act,
                      args=[form, _drop_step, source, asked, step_id])  # fmt: skip
            st.button("Sluit", key=f"{key}_close", on_click=open_question, args=[None, asked])


def _now(asked: Questionnaire) -> dict[str, str]:
    return {
        "name": asked.name, "introduction": asked.introduction, "time": asked.before.time or "",
        "names": asked.before.names or "", "afterwards": asked.afterwards or "",
    }  # fmt: skip


def _save_top(source: Source, was: Questionnaire, key: str) -> None:
    typed = {name: st.session_state[f"{key}_{name}"] for name in _FIELDS}
    edit(source, lambda asked: editing.reword_top(asked, typed), was, _now)
    done("Bewaard in het concept.")


def _save_step(source: Source, was: Questionnaire, step_id: str, key: str) -> None:
    title, about = (st.session_state[f"{key}_{name}"] for name in ("title", "help"))
    edit(source, lambda asked: editing.reword_step(asked, step_id, title, about), was,
         lambda asked: asked.steps)  # fmt: skip
    open_question(None, was)
    done("Bewaard in het concept.")


def _move_step(source: Source, was: Questionnaire, step_id: str, by: int) -> None:
    edit(source, lambda asked: editing.move_step(asked, step_id, by), was, order)


def _drop_step(source: Source, was: Questionnaire, step_id: str) -> None:
    edit(source, lambda asked: editing.drop_step(asked, step_id), was, order)
    open_question(None, was)
