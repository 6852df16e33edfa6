"""The page Vragen: what is asked now, the draft, what it means, and the versions of before."""

from collections.abc import Callable

import streamlit as st

from vertelpunt.dutch import moment
from vertelpunt.insight.source import Source
from vertelpunt.intake.files import QUESTIONS
from vertelpunt.questionnaire import Questionnaire
from vertelpunt.ui.telling.question_editor.drafting import act, done, say_done, shown
from vertelpunt.ui.telling.question_editor.meaning import meaning
from vertelpunt.ui.telling.question_editor.sharing import sharing
from vertelpunt.ui.telling.question_editor.versions import versions
from vertelpunt.ui.telling.question_editor.writing import writing
from vertelpunt.ui.visit.acting import commands

_TABS: dict[str, Callable[[Source, Questionnaire], None]] = {
    "Vragen": writing,
    "Wat betekent dit?": meaning,
    "Laat proberen": sharing,
    "Versies": versions,
}


def question_editor(source: Source) -> None:
    """For whoever may say what is asked."""
    if not source.viewer.may("publish"):
        return
    say_done()
    asked = shown(source)
    _say_what_is_asked(source)
    _say_draft(source, asked)
    opened = st.tabs(list(_TABS), key="question_tab", on_change="rerun")
    for tab, show in zip(opened, _TABS.values(), strict=True):
        with tab:
            if tab.open:
                with st.container(key="question_part"):
                    show(source, asked)


def _say_what_is_asked(source: Source) -> None:
    own = source.collection.own_version
    if own is None:
        st.write(
            "Er zijn nog geen vragen. Hieronder staat het minste waarmee iemand kan vertellen. "
            "Maak het af en publiceer het, dan kan Vertel open."
        )
        return
    since = moment(source.collection.published_at()[own.version])
    if own.kept_in == "app":
        st.write(
            f"Vertellers beantwoorden nu de vragen die hier zijn gepubliceerd op {since}. Het "
            f"bestand {QUESTIONS.path.name} telt niet meer mee."
        )
    else:
        st.write(
            f"Vertellers beantwoorden nu de vragen van {since}, uit het bestand "
            f"{QUESTIONS.path.name}. Publiceer je hier, dan telt het bestand niet meer mee."
        )


def _say_draft(source: Source, asked: Questionnaire) -> None:
    draft = source.collection.question_drafts.now()
    if draft is None:
        return
    with st.container(border=True, key="question_draft"):
        st.text(
            f"Er is een concept. De laatste wijziging is van {moment(draft.at)}. Vertellers zien "
            "het niet."
        )
        with st.container(horizontal=True):
            if draft.can_go_back:
                st.button("Maak de laatste wijziging ongedaan", key="question_back",
                          on_click=act, args=["draft", _back, source, asked])  # fmt: skip
            with st.popover("Gooi het concept weg", key="question_discard"):
                st.write("Alles wat je veranderde sinds de vragen van nu, gaat dan weg.")
                st.button("Ja, gooi het weg", key="question_discard_sure",
                          on_click=act, args=["draft", _discard, source, asked])  # fmt: skip


def _back(source: Source, asked: Questionnaire) -> None:
    commands(source).take_back_edit(asked)
    done("De laatste wijziging is ongedaan gemaakt.")


def _discard(source: Source, asked: Questionnaire) -> None:
    commands(source).discard_questions(asked)
    done("Het concept is weg. De vragen van nu staan er weer.")
