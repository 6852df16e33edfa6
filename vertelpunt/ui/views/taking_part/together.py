"""What everybody wrote: the board, what groups mean, and what was recorded."""

import secrets

import streamlit as st

from vertelpunt.insight.session_stories import StoriesRead
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.components.board import show_board
from vertelpunt.ui.views.sessions.on_board import board_groups, board_notes
from vertelpunt.ui.views.sessions.outcomes import outcomes_html
from vertelpunt.ui.views.taking_part.notes import pad
from vertelpunt.ui.visit.acting import attempt, commands_in

_LONGEST = 1_000


def together(source: Source, session: Session, me: str) -> None:
    """A note about nothing in particular, the board as it is, and the outcomes."""
    pad(source, session, me, label="Een briefje dat nergens bij hoort")
    st.button("Kijk wat er nieuw is", key="look_again")
    read = StoriesRead(source, session)
    shown = session.room.without(_not_yet(session, me))
    show_board(board_notes(shown, read), board_groups(shown))
    if session.room.shown_groups():
        _offer_reading(source, session, me)
    st.html(outcomes_html(session.room, read))


def _not_yet(session: Session, me: str) -> set[str]:
    """The notes of others about plots of which this participant has not said anything yet."""
    notes = session.room.notes.values()
    mine = {each.plane for each in notes if each.by == me and not each.aside}
    return {each.id for each in notes if each.plane and each.plane not in mine}


def _offer_reading(source: Source, session: Session, me: str) -> None:
    """Say what a group means, beside what others say."""
    groups = {each.id: each.name for each in session.room.shown_groups()}
    with st.container(key="give_reading", border=True):
        group = st.selectbox(
            "Wat betekent deze groep volgens jou?", list(groups), format_func=groups.__getitem__,
            key="group_to_read", filter_mode=None,
        )  # fmt: skip
        mine = next((each for each in session.room.readings_of(group) if each.by == me), None)
        key = f"reading_{group}_{hash(mine)}"
        st.text_area(
            "Jouw duiding", mine.text if mine else "", max_chars=_LONGEST, key=key,
        )  # fmt: skip
        st.button("Bewaar mijn duiding", key=f"keep_{key}", on_click=attempt,
                  args=[_write, source, session.id, mine.id if mine else "", group,
                        mine.text if mine else "", key])  # fmt: skip


def _write(
    source: Source, session_id: str, reading_id: str, group: str, was: str, key: str
) -> None:
    if text := st.session_state[key].strip():
        commands_in(source, session_id).write_reading(
            session_id, reading_id or secrets.token_hex(8), group, text, was=was
        )
