"""The big screen of the room: how to come in, the round, what is asked, and what is there."""

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count
from vertelpunt.insight.session_stories import StoriesRead
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.components.board import show_board
from vertelpunt.ui.views.sessions.address import session_here
from vertelpunt.ui.views.sessions.answers import asked_for, ready, show_answers
from vertelpunt.ui.views.sessions.following import QUICK, STYLE, changed, follow
from vertelpunt.ui.views.sessions.on_board import board_groups, board_notes
from vertelpunt.ui.views.sessions.outcomes import outcomes_html
from vertelpunt.ui.views.sessions.way_in import show_way_in


def screen(source: Source) -> None:
    """Show the session that the address names, or else the one that is open."""
    session = session_here(source)
    st.html(STYLE)
    with st.container(key="session_screen"):
        if session is None:
            st.write("Er is nu geen sessie open. Open er een op de pagina Duidingsessie.")
            return
        # A room reads along.
        source = source.with_others()
        follow(
            source, session, lambda now: _draw(source, now), seen=changed,
            around=lambda now: now is not None, every=QUICK,
        )  # fmt: skip


def _draw(source: Source, session: Session) -> None:
    room = session.room
    on = next((each for each in session.rounds if each.id == room.round), None)
    with st.container(key="screen_head", horizontal=True, vertical_alignment="top"):
        st.html(_now(session), width="stretch")
        with st.container(key="screen_way_in", width="content"):
            show_way_in(source, session, room=True, large=on is None and room.task is None)
    _what_is_there(source, session)


def _now(session: Session) -> Markup:
    """What the session is called, the round that is on, and how many take part."""
    on = next((each for each in session.rounds if each.id == session.room.round), None)
    people = count(len(session.room.participants), "mens doet mee", "mensen doen mee")
    said = Markup("<h3>{}</h3><p>{}</p>").format(on.name, on.what) if on else ""
    return Markup('<h2>{}</h2>{}<p class="vp-people">{}</p>').format(session.title, said, people)


def _what_is_there(source: Source, session: Session) -> None:
    """What is asked, or else the board and what was recorded."""
    task = session.room.task
    if task is None:
        if session.room.notes or session.room.groups:
            read = StoriesRead(source, session)
            show_board(board_notes(session.room, read), board_groups(session.room))
            st.html(outcomes_html(session.room, read))
        return
    st.html(Markup('<p class="vp-asked">{}</p>').format(asked_for(source, session, task)))
    if task.revealed:
        with st.container(key="screen_answers"):
            show_answers(source, session, task)
    else:
        ready_now = Markup('<p class="vp-ready" role="status">{}</p>')
        st.html(ready_now.format(ready(session.room, task)))
