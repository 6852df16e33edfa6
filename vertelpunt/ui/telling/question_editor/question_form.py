"""The form of one question: its words, what its type needs, and what is done with it."""

from typing import Any

import streamlit as st

from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import (
    TYPES,
    ChoiceQuestion,
    Question,
    Questionnaire,
    StonesQuestion,
    editing,
    texts_of,
)
from vertelpunt.ui.telling.question_editor.drafting import (
    Wrong,
    act,
    done,
    edit,
    open_question,
    order,
)
from vertelpunt.ui.telling.question_editor.looking_form import quarter_fields, typed_quarters
from vertelpunt.ui.telling.question_editor.options_form import (
    more_options,
    option_fields,
    typed_options,
)

_FLAGS = {
    "required": "Nodig: zonder antwoord kan een verteller niet versturen",
    "not_applicable": "Met de knop ‘niet van toepassing’",
    "more": "Ingeklapt, onder ‘Vertel meer’",
}
_PARTS = {
    None: "Nergens in het bijzonder", "role": "Als de rol van de verteller",
    "organisation": "Als de organisatie van de verteller",
    "onderdeel": "Als het onderdeel waar het verhaal over gaat",
}  # fmt: skip


def question_form(
    source: Source, asked: Questionnaire, was: Questionnaire, question_id: str, key: str
) -> None:
    """Change this question. `was`: the draft as it was when the form was opened."""
    now, question = asked.question(question_id), was.question(question_id)
    if now is None or question is None:
        return
    with st.container(border=True, key=f"form_{question_id}"):
        st.caption(f"{TYPES[now.type].name}: {TYPES[now.type].use}. Dit type ligt vast.")
        _say_what_is_there(question, now)
        wrong = Wrong(question_id)
        with st.form(f"{key}_form", border=False):
            _words(was, question, key, wrong)
            if TYPES[question.type].listed:
                option_fields(question, key, wrong)
            if isinstance(question, StonesQuestion):
                quarter_fields(dict(question.quadrants), key, wrong)
            _flags(was, question, key, wrong)
            wrong.say_rest()
            st.form_submit_button(
                "Bewaar deze vraag",
                type="primary",
                on_click=act,
                args=[question_id, _save, source, was, question_id, key],
            )
        with st.container(horizontal=True):
            for label, name, by in (("Eén omhoog", "up", -1), ("Eén omlaag", "down", 1)):
                st.button(label, key=f"{key}_{name}", on_click=act,
                          args=[question_id, _move, source, asked, question_id, by])  # fmt: skip
            if now.part not in ("title", "audience"):
                st.button("Verberg deze vraag", key=f"{key}_hide", on_click=act,
                          args=[question_id, _hide, source, asked, question_id])  # fmt: skip
            st.button("Sluit", key=f"{key}_close", on_click=open_question, args=[None, asked])
        if TYPES[now.type].listed:
            more_options(source, asked, now, key)


def _say_what_is_there(was: Question, now: Question) -> None:
    """Where somebody else changed it meanwhile, how it stands; the fields hold what was typed."""
    if was == now:
        return
    st.warning("Iemand anders veranderde deze vraag. Zo staat hij er nu:")
    for text in (now.label, now.help, *texts_of(now).values()):
        if text:
            st.text(text)


def _words(was: Questionnaire, question: Question, key: str, wrong: Wrong) -> None:
    wrong.say_at("label")
    st.text_input("De vraag", question.label, max_chars=editing.LONGEST_LABEL, key=f"{key}_label")
    wrong.say_at("short")
    st.text_input("Korte naam, voor kaarten en plots (mag leeg blijven)", question.short or "",
                  max_chars=editing.LONGEST_LABEL, key=f"{key}_short")  # fmt: skip
    wrong.say_at("help")
    st.text_area("Uitleg onder de vraag (mag leeg blijven)", question.help or "",
                 max_chars=editing.LONGEST_TEXT, key=f"{key}_help", height=80)  # fmt: skip
    there = texts_of(question)
    for place, label in TYPES[question.type].texts.items():
        wrong.say_at(place)
        st.text_input(label, there[place], max_chars=editing.LONGEST_LABEL, key=f"{key}_{place}")
    steps = {each.id: each.title for each in was.steps}
    st.selectbox("Op welke stap?", list(steps), index=list(steps).index(question.step),
                 format_func=steps.__getitem__, key=f"{key}_step", filter_mode=None)  # fmt: skip


def _flags(was: Questionnaire, question: Question, key: str, wrong: Wrong) -> None:
    if question.part not in ("title", "audience"):
        for name, label in _FLAGS.items():
            wrong.say_at(name)
            st.checkbox(label, getattr(question, name), key=f"{key}_{name}")
    free = [
        each
        for each in TYPES[question.type].parts
        if (there := was.part(each)) is None or there.id == question.id
    ]
    if free and question.part not in ("title", "audience"):
        parts = [None, *free]
        st.selectbox(
            "Waar gebruikt het Vertelpunt deze vraag voor?",
            parts,
            index=parts.index(question.part) if question.part in parts else 0,
            format_func=_PARTS.__getitem__,
            key=f"{key}_part",
            filter_mode=None,
        )
    if isinstance(question, ChoiceQuestion):
        st.checkbox("Laat deze vraag zien op Reflectie", question.id in was.reflection,
                    key=f"{key}_reflection")  # fmt: skip


def _save(source: Source, was: Questionnaire, question_id: str, key: str) -> None:
    question = was.question(question_id)
    assert question is not None
    names = ("label", "short", "help", "step", "part", "reflection", "most", *_FLAGS)
    fields = (*names, *TYPES[question.type].texts)
    typed: dict[str, Any] = {
        name: st.session_state[f"{key}_{name}"]
        for name in fields
        if f"{key}_{name}" in st.session_state
    }
    if isinstance(question, StonesQuestion):
        typed["quadrants"] = typed_quarters(key)
    options = typed_options(question, key)

    def reword(asked: Questionnaire) -> Questionnaire:
        asked = editing.reword(asked, question_id, typed)
        for option_id, words in options.items():
            asked = editing.reword_option(asked, question_id, option_id, words)
        return asked

    edit(source, reword, was, lambda asked: asked.question(question_id))
    open_question(None, was)
    done("Bewaard in het concept.")


def _move(source: Source, was: Questionnaire, question_id: str, by: int) -> None:
    edit(source, lambda asked: editing.move(asked, question_id, by), was, order)


def _hide(source: Source, was: Questionnaire, question_id: str) -> None:
    edit(source, lambda asked: editing.hide(asked, question_id), was,
         lambda asked: asked.question(question_id))  # fmt: skip
    open_question(None, was)
    done("De vraag is verborgen. Onderaan kun je hem weer laten vragen.")
