"""The page: which session is open, and what is prepared of it, a tab each."""

from collections.abc import Callable
from typing import Literal

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count, day
from vertelpunt.insight.sessions import all_sessions
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.views.sessions.address import SESSION
from vertelpunt.ui.views.sessions.following import STYLE
from vertelpunt.ui.views.sessions.leading import leading
from vertelpunt.ui.views.sessions.looking_back import looking_back
from vertelpunt.ui.views.sessions.packs import packs
from vertelpunt.ui.views.sessions.plan import change_plan, plan_new
from vertelpunt.ui.views.sessions.report import report
from vertelpunt.ui.views.sessions.script import script
from vertelpunt.ui.views.sessions.stories import stories
from vertelpunt.ui.visit.acting import attempt, commands
from vertelpunt.ui.visit.session import Key

_WIDTH = 860
_TABS: dict[str, Callable[[Source, Session], None]] = {
    "Plan": change_plan,
    "Verhalen": stories,
    "Wie leest wat": packs,
    "Draaiboek": script,
    "In de zaal": leading,
    "Verslag": report,
    "Terugkijken": looking_back,
}
_REMOVED = Key[str | None]("session_removed")


def sessions(source: Source) -> None:
    """The open session, another one to open, and a new one to plan."""
    told = all_sessions(source)
    _offer_to_restore(source, told)
    there = {each.id: each for each in told if not each.removed}
    st.html(STYLE)
    with st.container(key="session"):
        if not there:
            st.write(
                "In een duidingsessie lees je met een groep verhalen, en praat je over wat ze "
                "betekenen. Hier bereid je er een voor."
            )
            plan_new(source, _open)
            return
        session = there.get(st.query_params.get(SESSION, "")) or next(iter(there.values()))
        _menu(source, there, session)
        st.html(Markup("<h2>{}</h2>").format(session.title))
        if said := _said(session):
            st.text(said)
        opened = st.tabs(
            list(_TABS), default="In de zaal" if session.room.is_open else None,
            key="session_tab", on_change="rerun",
        )  # fmt: skip
        for tab, show in zip(opened, _TABS.values(), strict=True):
            with tab:
                if tab.open:
                    # Only the board needs the whole width.
                    wide: int | Literal["stretch"] = "stretch" if show is leading else _WIDTH
                    with st.container(key="session_part", width=wide):
                        show(source, session)


def _menu(source: Source, there: dict[str, Session], session: Session) -> None:
    with st.container(key="session_menu", horizontal=True, vertical_alignment="center"):
        st.session_state["open_session"] = session.id
        st.selectbox(
            "Welke sessie?", list(there), format_func=lambda each: _named(there[each]),
            key="open_session", filter_mode=None, label_visibility="collapsed",
            on_change=lambda: _open(st.session_state["open_session"]),
        )  # fmt: skip
        with st.popover("Nieuwe sessie", key="new_session", on_change="rerun") as new:
            if new.open:
                plan_new(source, _open_planned)
        st.button(
            "Haal deze sessie weg", key="remove_session",
            on_click=attempt, args=[_remove, source, session.id],
        )  # fmt: skip


def _open(session_id: str) -> None:
    st.query_params[SESSION] = session_id


def _open_planned(session_id: str) -> None:
    _open(session_id)
    st.session_state["new_session"] = False


def _named(session: Session) -> str:
    return f"{session.title} ({day(session.on)})" if session.on else session.title


def _said(session: Session) -> str:
    """When and where it is, and how much there is to read."""
    said = [
        day(session.on) if session.on else "",
        session.place,
        count(len(session.stories), "verhaal", "verhalen") if session.stories else "",
        count(session.minutes, "minuut", "minuten") if session.rounds else "",
    ]
    return " · ".join(each for each in said if each)


def _offer_to_restore(source: Source, told: list[Session]) -> None:
    last = _REMOVED.get(None)
    if any(each.id == last and each.removed for each in told):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.write("De sessie is weggehaald.")
            st.button("Zet terug", on_click=attempt, args=[_restore, source, last])


def _remove(source: Source, session_id: str) -> None:
    commands(source).remove_session(session_id)
    _REMOVED.set(session_id)


def _restore(source: Source, session_id: str) -> None:
    commands(source).restore_session(session_id)
    _open(session_id)
