"""The answers of a question that has them: their words, their order, and which can be chosen."""

from typing import Any

import streamlit as st

from vertelpunt.commands.questions import Touched
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import ChoiceQuestion, Questionnaire, editing, hidden_options
from vertelpunt.ui.telling.change_fields import literal
from vertelpunt.ui.telling.question_editor.drafting import Wrong, act, edit

_NOBODY = ""


def option_fields(question: ChoiceQuestion, key: str, wrong: Wrong) -> None:
    """A field for the words of each answer, within the form of the question."""
    st.write("**Antwoorden**")
    for place, option in enumerate(question.options, 1):
        st.text_input(f"Antwoord {place}", option.label, max_chars=editing.LONGEST_LABEL,
                      key=f"{key}_option_{option.id}")  # fmt: skip
        st.text_input(f"Uitleg bij antwoord {place} (mag leeg blijven)", option.help or "",
                      max_chars=editing.LONGEST_LABEL, key=f"{key}_about_{option.id}")  # fmt: skip
    names = {_NOBODY: "Bij geen antwoord"} | {each.id: each.label for each in question.options}
    other = next((each.id for each in question.options if each.other), _NOBODY)
    st.selectbox("Bij welk antwoord vraag je om eigen woorden (‘namelijk …’)?", list(names),
                 index=list(names).index(other), format_func=names.__getitem__,
                 key=f"{key}_other", filter_mode=None)  # fmt: skip
    if question.type == "multi":
        wrong.say_at("most")
        st.number_input("Hoogstens hoeveel antwoorden? (0: zoveel als iemand wil)", 0,
                        value=question.most or 0, key=f"{key}_most", width=240)  # fmt: skip
    wrong.say_at("options")


def typed_options(question: ChoiceQuestion, key: str) -> dict[str, dict[str, Any]]:
    """What the fields hold, by answer; only those that are other."""
    state, found = st.session_state, dict[str, dict[str, Any]]()
    for option in question.options:
        words = {
            "label": state[f"{key}_option_{option.id}"],
            "help": state[f"{key}_about_{option.id}"],
            "other": state[f"{key}_other"] == option.id,
        }
        if words != {"label": option.label, "help": option.help or "", "other": option.other}:
            found[option.id] = words
    return found


def more_options(source: Source, asked: Questionnaire, question: ChoiceQuestion, key: str) -> None:
    """Add an answer, move one, hide one, and bring back one that was hidden."""
    form, wrong = f"{question.id}_options", Wrong(f"{question.id}_options")
    wrong.say_at("option", "label")
    if question.part != "audience":
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(
                "Nieuw antwoord", max_chars=editing.LONGEST_LABEL, key=f"{key}_new_option"
            )
            st.button("Voeg het antwoord toe", key=f"{key}_add_option", on_click=act,
                      args=[form, _add, source, asked, question.id, key])  # fmt: skip
    names = {each.id: each.label for each in question.options}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            "Antwoord om te verplaatsen of te verbergen",
            list(names),
            format_func=names.__getitem__,
            key=f"{key}_which",
            filter_mode=None,
        )
        for label, name, by in (("Omhoog", "sooner", -1), ("Omlaag", "later", 1)):
            st.button(label, key=f"{key}_{name}", on_click=act,
                      args=[form, _move, source, asked, question.id, key, by])  # fmt: skip
        st.button("Verberg dit antwoord", key=f"{key}_hide_option", on_click=act,
                  args=[form, _hide, source, asked, question.id, key])  # fmt: skip
    wrong.say_rest()
    for option in hidden_options(asked, question.id, source.collection.versions.values()):
        st.button(
            f"Laat ‘{literal(option.label)}’ weer kiezen",
            key=f"{key}_back_{option.id}",
            on_click=act,
            args=[form, _bring_back, source, asked, question.id, option.id],
        )


def _add(source: Source, was: Questionnaire, question_id: str, key: str) -> None:
    label = st.session_state[f"{key}_new_option"]
    versions = source.collection.versions.values()
    ever = {
        option.id
        for version in versions
        for option in getattr(version.question(question_id), "options", ())
    }
    edit(
        source,
        lambda asked: editing.add_option(asked, question_id, label, ever),
        was,
        _of(question_id),
    )
    st.session_state[f"{key}_new_option"] = ""


def _move(source: Source, was: Questionnaire, question_id: str, key: str, by: int) -> None:
    option_id = st.session_state[f"{key}_which"]
    edit(source, lambda asked: editing.move_option(asked, question_id, option_id, by), was,
         _of(question_id))  # fmt: skip


def _hide(source: Source, was: Questionnaire, question_id: str, key: str) -> None:
    option_id = st.session_state[f"{key}_which"]
    edit(source, lambda asked: editing.hide_option(asked, question_id, option_id), was,
         _of(question_id))  # fmt: skip


def _bring_back(source: Source, was: Questionnaire, question_id: str, option_id: str) -> None:
    hidden = hidden_options(was, question_id, source.collection.versions.values())
    option = next(each for each in hidden if each.id == option_id)
    edit(source, lambda asked: editing.bring_back_option(asked, question_id, option), was,
         _of(question_id))  # fmt: skip


def _of(question_id: str) -> Touched:
    """What is touched by an edit of an answer: its question."""
    return lambda asked: asked.question(question_id)
