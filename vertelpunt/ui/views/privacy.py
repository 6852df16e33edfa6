"""Privacyverklaring: read, change and publish what tellers read about privacy, and put one back."""

import streamlit as st

from vertelpunt.dutch import moment
from vertelpunt.insight.source import Source
from vertelpunt.questionnaire import (
    FACTS,
    LONGEST_STATEMENT,
    QuestionnaireError,
    Section,
    Statement,
    as_edited,
    read_sections,
)
from vertelpunt.settings import settings
from vertelpunt.store import Published, StoreError
from vertelpunt.ui.components.statement import facts, show_statement, stated
from vertelpunt.ui.visit.acting import commands
from vertelpunt.ui.visit.app_state import open_app_state
from vertelpunt.ui.visit.session import Key

# The text as it was typed while it can't be published yet, and as it would be read.
_WRONG, _PREVIEW = Key[list[str]]("privacy_wrong"), Key[Statement | None]("privacy_preview")
_DONE = Key[tuple[str, bool] | None]("privacy_done")
_TYPED = "privacy_text"
_MOST_EARLIER = 50
_HOW = (
    "Begin elk kopje met een #. Laat een regel leeg voor een nieuwe alinea. Wat het Vertelpunt "
    "zelf weet, vult het in. Zet daarvoor deze woorden in de tekst, met de haken erbij:"
)
_MEANING = {
    "contact": "bij wie een verteller terechtkan",
    "lezers": "wie verhalen leest",
    "bewaartijd": "hoelang verhalen worden bewaard",
    "reservekopie": "of er reservekopieën zijn",
}


def privacy(source: Source) -> None:
    """For whoever may say what tellers read."""
    if not source.viewer.may("inform"):
        return
    st.header("Privacyverklaring")
    if done := _DONE.take(None):
        (st.success if done[1] else st.error)(done[0])
    now = stated(open_app_state())
    if now is None:
        st.write("Er is nog geen privacyverklaring. Schrijf er hier een.")
    else:
        st.write(
            f"Vertellers lezen nu de tekst van {moment(now.at)}. Bij elk verhaal bewaren we met "
            "welke tekst de verteller instemde."
        )
        st.page_link("pages/privacy.py", label="Bekijk de pagina Privacy")
    _say_what_is_missing(now)
    with st.expander("Verander de tekst", key="privacy_editing"):
        _edit(source, now)
    if now and len(source.collection.statements) > 1:
        with st.expander("Eerdere teksten", key="privacy_earlier"):
            _earlier(source, now)


def _say_what_is_missing(now: Published | None) -> None:
    """What the law asks for, and nobody has said here yet."""
    if settings().contact is None:
        st.info(
            "Er staat niet bij wie een verteller terechtkan. Vul VERTELPUNT_CONTACT in, waar je "
            "het Vertelpunt instelt."
        )
    if now and not now.statement.own:
        st.info(
            "Dit is de tekst die bij het Vertelpunt hoort. Zet er nog in hoe je organisatie heet, "
            "wie er bij jullie over privacy gaat, en waar de server staat."
        )


def _edit(source: Source, now: Published | None) -> None:
    st.write(_HOW)
    for name in FACTS:
        st.text(f"{{{name}}}: {_MEANING[name]}")
    with st.form("privacy_form", border=False):
        st.text_area(
            "De tekst", as_edited(now.statement.sections if now else ()), key=_TYPED, height=420,
            max_chars=LONGEST_STATEMENT,
        )  # fmt: skip
        st.form_submit_button("Bekijk hoe het wordt", on_click=_look)
    for sentence in _WRONG.get([]):
        st.text(sentence)
    preview = _PREVIEW.get(None)
    if preview is None:
        return
    st.write("Zo lezen vertellers het straks:")
    with st.container(border=True, key="privacy_preview_shown"):
        show_statement(preview)
    with st.container(horizontal=True):
        st.button(
            "Publiceer deze tekst", type="primary", key="privacy_publish",
            on_click=_publish, args=[source, preview.sections],
        )  # fmt: skip
        st.button("Toch niet", key="privacy_leave", on_click=_leave)


def _look() -> None:
    """Read what was typed: either what is wrong with it, or how it will be read."""
    _leave()
    try:
        sections = read_sections(st.session_state[_TYPED], "")
    except QuestionnaireError as error:
        _WRONG.set([f"Regel {each.path[0]}: {each.sentence}" for each in error.findings])
    else:
        _PREVIEW.set(Statement(sections, facts(open_app_state()), own=True))


def _leave() -> None:
    _PREVIEW.forget()
    _WRONG.forget()


def _publish(source: Source, sections: tuple[Section, ...]) -> None:
    try:
        own = Statement(sections, facts(open_app_state()), own=True)
        commands(source).state_privacy(own)
    except StoreError as error:
        _DONE.set((str(error), False))
        return
    _leave()
    st.session_state.pop(_TYPED, None)
    _DONE.set(("De nieuwe tekst staat er. Vertellers lezen hem vanaf nu.", True))


def _earlier(source: Source, now: Published) -> None:
    """Those of before, the newest first, to read and to put back."""
    earlier = [each for each in reversed(source.collection.statements) if each != now]
    chosen = st.selectbox(
        "Welke tekst wil je lezen?", range(len(earlier[:_MOST_EARLIER])),
        format_func=lambda n: f"Tekst van {moment(earlier[n].at)}", key="privacy_chosen",
    )  # fmt: skip
    show_statement(earlier[chosen].statement)
    st.button(
        "Gebruik deze tekst weer", key="privacy_restore",
        on_click=_publish, args=[source, earlier[chosen].statement.sections],
    )  # fmt: skip
