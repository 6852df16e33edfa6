"""After sending: the card, what happens next, a copy, and the own dots."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from vertelpunt.insight.storycard import Storycard
from vertelpunt.questionnaire import Problem
from vertelpunt.ui.components.download import download
from vertelpunt.ui.components.own_dot import STYLE
from vertelpunt.ui.components.storycard import show_storycard
from vertelpunt.ui.telling import pass_on
from vertelpunt.ui.telling.own_story import own_pdf, own_story, what_next
from vertelpunt.ui.telling.receipt import show_receipt
from vertelpunt.ui.telling.telling import carried
from vertelpunt.ui.telling.trust import contact
from vertelpunt.ui.visit.app_state import AppState


def thanks(app_state: AppState, story_id: str, lost: Sequence[Problem], *, shared: bool) -> None:
    """Thank the teller, show the card and, among enough others, where the own dots lie.

    `lost`: what did not go along, as its question was changed. `shared`: others use this device
    next, so no copy is left on it.
    """
    own = own_story(app_state, story_id)
    if own is None:
        if app_state.collection.is_erased(story_id):
            st.info("Dit verhaal is gewist. Het staat niet meer bij de verhalen.")
        return
    st.html(pass_on.STYLE)
    with st.container(key="around_top"):
        st.title("Dank je wel voor je verhaal")
        st.write("Je verhaal is verstuurd. Zo ziet de kerngroep het:")
        for each in lost:
            if app_state.questionnaire and (
                question := app_state.questionnaire.question(each.question)
            ):
                st.text(f"{question.label} {each.message}")
    show_receipt(app_state.collection, story_id)
    with st.container(key="own_card"):
        show_storycard(own.card)
    with st.container(key="around_bottom"):
        _what_next(app_state)
        if not shared:
            _copy(app_state, own.card)
        st.header("Laat een collega vertellen")
        pass_on.invite("vertel", carried())
        if own.dots:
            st.header("Waar jouw stip ligt")
            st.html(STYLE)
            for html in own.dots:
                st.html(html)


def _what_next(app_state: AppState) -> None:
    st.header("Wat er nu gebeurt")
    st.text(what_next(app_state))
    if whom := contact():
        who = Markup('<a href="mailto:{0}">{0}</a>') if whom["mail"] else Markup("{0}")
        st.html(Markup("<p>Vragen? {}</p>").format(who.format(whom["text"])))


def _copy(app_state: AppState, card: Storycard) -> None:
    def made() -> bytes | None:
        # The story as it is by then; it may be gone.
        own = own_story(app_state, card.story_id)
        return own_pdf(own.card) if own else None

    st.header("Een kopie voor jezelf")
    download(
        "Download als PDF", made, name="mijn-verhaal.pdf", media_type="application/pdf",
        key="own_pdf",
    )  # fmt: skip
    pass_on.keep_own(card)
