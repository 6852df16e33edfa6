"""The stories that somebody reads: those of their table first, and one of them open."""

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import day
from vertelpunt.insight.passages import texts_to_read
from vertelpunt.insight.reading_list import rows_of
from vertelpunt.insight.source import Source
from vertelpunt.insight.storycard import one_story
from vertelpunt.selection import Words
from vertelpunt.sessions import Session
from vertelpunt.ui.address import panel
from vertelpunt.ui.components.story_list import story_list
from vertelpunt.ui.components.storycard import show_storycard
from vertelpunt.ui.views.taking_part.notes import pad


def reading(source: Source, session: Session, me: str) -> None:
    """The list, or the open story with the pad beside it."""
    opened = panel.opened()
    if opened in session.stories:
        _story(source, session, me, str(opened))
        return
    reader = session.room.participants[me].reader
    mine = next((pack.stories for pack in session.packs if pack.reader == reader), ())
    if mine:
        _list(source, mine, "Jullie verhalen")
        others = st.expander("Alle verhalen van deze sessie", key="all_read", on_change="rerun")
        with others:
            if others.open:
                _list(source, session.stories, "Alle verhalen")
        return
    _list(source, session.stories, "De verhalen van deze sessie")


def _list(source: Source, stories: tuple[str, ...], label: str) -> None:
    rows = rows_of(source, stories)
    st.html(Markup("<h3>{}</h3>").format(label))
    if not rows:
        st.write("Hier zijn nu geen verhalen om te lezen.")
        return
    story_list(
        rows, label=label, opened=None, words=Words(), key=f"stories_{label}",
        on_chosen=panel.open_story, print_all=False,
    )  # fmt: skip


def _story(source: Source, session: Session, me: str, story_id: str) -> None:
    st.button("Terug naar de lijst", key="back_to_list", on_click=panel.close_story)
    card = one_story(source, story_id)
    if card is None:
        st.info("Dit verhaal is er niet meer. Kies een ander.")
        return
    about = " · ".join(filter(None, [day(card.submitted_on), card.place]))
    st.html(
        Markup('<h2 id="storycard-title" tabindex="-1" dir="auto">{}</h2><p>{}</p>').format(
            card.title, about
        )
    )
    pad(
        source, session, me, label="Wat valt je op? (mag leeg blijven)", story=story_id,
        texts=texts_to_read(source, story_id),
    )  # fmt: skip
    if _is_asked(session, story_id):
        st.write("Waar de verteller de stip legde, zie je als iedereen klaar is.")
        return
    whole = st.expander("Wat de verteller er zelf van zegt", key="whole_card", on_change="rerun")
    with whole:
        if whole.open:
            show_storycard(card)


def _is_asked(session: Session, story_id: str) -> bool:
    """Whether everybody places this story now, so that its own dots stay hidden."""
    asked = session.room.task
    return bool(asked and asked.kind == "place" and asked.story == story_id and not asked.revealed)
