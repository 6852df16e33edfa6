"""After sending: the card with its title on top, what happens next, a copy, and the own dots."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import today
from vertelpunt.export.booklet import Booklet, BookletError, pdf_of
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import Storycard, one_story
from vertelpunt.questionnaire import Problem
from vertelpunt.store import COUNTS, teller
from vertelpunt.ui import pass_on
from vertelpunt.ui.collection import House
from vertelpunt.ui.own_dot import STYLE, own_dots
from vertelpunt.ui.storycard import show_storycard
from vertelpunt.ui.telling import carried
from vertelpunt.ui.trust import DEMONSTRATION, contact

_NEXT = "De kerngroep leest je verhaal, naast de verhalen van anderen."
_CARE = "Dit is jouw eigen kopie van wat je vertelde. Bewaar haar op een plek die van jou is."


def thanks(house: House, story_id: str, lost: Sequence[Problem]) -> None:
    """Thank the teller, show the card and, once there are ten stories, the dots of all.

    `lost`: what did not go along, as its question was changed.
    """
    if house.questionnaire is None:
        return
    source = Source(house.collection, teller(story_id), house.questionnaire, house.places)
    card = one_story(source, story_id)
    if card is None:
        return
    st.html(pass_on.STYLE)
    with st.container(key="around_top"):
        st.title("Dank je wel voor je verhaal")
        st.write("Je verhaal is verstuurd. Zo ziet de kerngroep het:")
        for each in lost:
            if question := house.questionnaire.question(each.question):
                st.text(f"{question.label} {each.message}")
    with st.container(key="own_card"):
        show_storycard(card, title_first=True)
    with st.container(key="around_bottom"):
        _what_next(house)
        _copy(card)
        st.header("Laat een collega vertellen")
        pass_on.invite(carried())
        _own_dots(house, source)


def _what_next(house: House) -> None:
    assert house.questionnaire is not None
    st.header("Wat er nu gebeurt")
    # The keeper's words are text: a sign in them is no markup.
    if house.collection.is_demonstration:
        st.text(DEMONSTRATION)
    else:
        st.text(house.questionnaire.afterwards or _NEXT)
    if whom := contact():
        who = Markup('<a href="mailto:{0}">{0}</a>') if whom["mail"] else Markup("{0}")
        st.html(Markup("<p>Vragen? {}</p>").format(who.format(whom["text"])))


def _copy(card: Storycard) -> None:
    st.header("Een kopie voor jezelf")
    st.download_button(
        "Download als PDF", lambda: own_pdf(card), file_name="mijn-verhaal.pdf",
        mime="application/pdf", on_click="ignore", key="own_pdf",
    )  # fmt: skip
    pass_on.keep_own(card)


def own_pdf(card: Storycard) -> bytes:
    """The teller's own story as PDF: no cover, no number, no room for notes."""
    own = Booklet(card.title, [], _CARE, today(), [], [card], own=True)
    try:
        return pdf_of(own)
    except BookletError:
        # Whoever pressed gets a page that says what does work, in place of nothing.
        instead = "Je verhaal is niet als PDF te maken. Kies op de pagina voor ‘Druk af’."
        return pdf_of(Booklet("Je verhaal", [], instead, today(), [], [], own=True))


def _own_dots(house: House, source: Source) -> None:
    assert house.questionnaire is not None
    drawn = own_dots(source, Source(house.collection, COUNTS, house.questionnaire, house.places))
    if drawn:
        st.header("Waar jouw stip ligt")
        st.html(STYLE)
        for html in drawn:
            st.html(html)
