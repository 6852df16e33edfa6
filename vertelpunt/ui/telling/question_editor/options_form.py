"""What a question lists, answers or stones: their words, their order, and which are asked."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from vertelpunt.commands.questions import Touched
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import (
    TYPES,
    ChoiceQuestion,
    Question,
    Questionnaire,
    editing,
    hidden_options,
    listed_in,
)
from vertelpunt.ui.telling.change_fields import literal
from vertelpunt.ui.telling.question_editor.drafting import Wrong, act, edit

_NOBODY = ""


@dataclass(frozen=True)
class _Words:
    """What the things that a question lists are called."""

    all: str
    one: str
    new: str
    add: str
    which: str
    hide: str
    back: str


_WORDS = {
    "options": _Words(
        "Antwoorden", "Antwoord", "Nieuw antwoord", "Voeg het antwoord toe",
        "Antwoord om te verplaatsen of te verbergen", "Verberg dit antwoord",
        "Laat ‘{}’ weer kiezen",
    ),
    "stones": _Words(
        "Stenen", "Steen", "Nieuwe steen", "Voeg de steen toe",
        "Steen om te verplaatsen of te verbergen", "Verberg deze steen", "Vraag weer om ‘{}’",
    ),
}  # fmt: skip


def option_fields(question: Question, key: str, wrong: Wrong) -> None:
    """A field for the words of each answer or stone, within the form of the question."""
    words = _WORDS[TYPES[question.type].listed]
    st.write(f"**{words.all}**")
    for place, thing in enumerate(listed_in(question), 1):
        st.text_input(f"{words.one} {place}", thing.label, max_chars=editing.LONGEST_LABEL,
                      key=f"{key}_option_{thing.id}")  # fmt: skip
        if isinstance(question, ChoiceQuestion):
            about = question.option(thing.id)
            st.text_input(f"Uitleg bij antwoord {place} (mag leeg blijven)",
                          (about and about.help) or "", max_chars=editing.LONGEST_LABEL,
                          key=f"{key}_about_{thing.id}")  # fmt: skip
    if isinstance(question, ChoiceQuestion):
        _choosing(question, key, wrong)
    wrong.say_at("options")


def typed_options(question: Question, key: str) -> dict[str, dict[str, Any]]:
    """What the fields hold, by answer or stone; only those that are other."""
    state, found = st.session_state, dict[str, dict[str, Any]]()
    for thing in listed_in(question):
        now: dict[str, Any] = {"label": thing.label}
        words: dict[str, Any] = {"label": state[f"{key}_option_{thing.id}"]}
        if isinstance(question, ChoiceQuestion) and (option := question.option(thing.id)):
            now |= {"help": option.help or "", "other": option.other}
            words["help"] = state[f"{key}_about_{thing.id}"]
            words["other"] = state[f"{key}_other"] == thing.id
        if words != now:
            found[thing.id] = words
    return found


def more_options(source: Source, asked: Questionnaire, question: Question, key: str) -> None:
    """Add an answer or stone, move one, hide one, and bring back one that was hidden."""
    form, wrong = f"{question.id}_options", Wrong(f"{question.id}_options")
    words = _WORDS[TYPES[question.type].listed]
    wrong.say_at("option", "label")
    if question.part != "audience":
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(words.new, max_chars=editing.LONGEST_LABEL, key=f"{key}_new_option")
            st.button(words.add, key=f"{key}_add_option", on_click=act,
                      args=[form, _add, source, asked, question.id, key])  # fmt: skip
    names = {each.id: each.label for each in listed_in(question)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(words.which, list(names), format_func=names.__getitem__, key=f"{key}_which",
                     filter_mode=None)  # fmt: skip
        for label, name, by in (("Omhoog", "sooner", -1), ("Omlaag", "later", 1)):
            st.button(label, key=f"{key}_{name}", on_click=act,
                      args=[form, _move, source, asked, question.id, key, by])  # fmt: skip
        st.button(words.hide, key=f"{key}_hide_option", on_click=act,
                  args=[form, _hide, source, asked, question.id, key])  # fmt: skip
    wrong.say_rest()
    for thing in hidden_options(asked, question.id, source.collection.versions.values()):
        st.button(
            words.back.format(literal(thing.label)),
            key=f"{key}_back_{thing.id}",
            on_click=act,
            args=[form, _bring_back, source, asked, question.id, thing.id],
        )


def _choosing(question: ChoiceQuestion, key: str, wrong: Wrong) -> None:
    """Beside which answer words are asked, and how many may be chosen."""
    names = {_NOBODY: "Bij geen antwoord"} | {each.id: each.label for each in question.options}
    other = next((each.id for each in question.options if each.other), _NOBODY)
    st.selectbox("Bij welk antwoord vraag je om eigen woorden (‘namelijk …’)?", list(names),
                 index=list(names).index(other), format_func=names.__getitem__,
                 key=f"{key}_other", filter_mode=None)  # fmt: skip
    if question.type == "multi":
        wrong.say_at("most")
        st.number_input("Hoogstens hoeveel antwoorden? (0: zoveel als iemand wil)", 0,
                        value=question.most or 0, key=f"{key}_most", width=240)  # fmt: skip


def _add(source: Source, was: Questionnaire, question_id: str, key: str) -> None:
    label = st.session_state[f"{key}_new_option"]
    versions = (each.question(question_id) for each in source.collection.versions.values())
    ever = {thing.id for question in versions if question for thing in listed_in(question)}
    edit(source, lambda asked: editing.add_option(asked, question_id, label, ever), was,
         _of(question_id))  # fmt: skip
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
    """What is touched by an edit of an answer or a stone: its question."""
    return lambda asked: asked.question(question_id)
