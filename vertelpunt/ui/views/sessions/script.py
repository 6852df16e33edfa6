"""The rounds of a session: a ready script to begin with, and each round changed by itself."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import count
from vertelpunt.insight.source import Source
from vertelpunt.sessions import READY, Round, Session
from vertelpunt.ui.views.keeping import LONGEST_NAME, missing, say_once
from vertelpunt.ui.visit.acting import attempt, commands

_LONGEST_WHAT, _MOST_MINUTES = 500, 480


def script(source: Source, session: Session) -> None:
    """The rounds with when each begins; each can be changed, moved and removed."""
    began = 0
    for n, each in enumerate(session.rounds):
        with st.container(key=f"round_{each.id}", border=True):
            st.html(
                Markup("<p><strong>{}</strong> · minuut {} tot {}</p><p>{}</p>").format(
                    each.name, began, began + each.minutes, each.what
                )
            )
            with st.container(horizontal=True):
                _ways(source, session, n, each)
        began += each.minutes
    if session.rounds:
        st.text(f"Samen {count(session.minutes, 'minuut', 'minuten')}.")
    with st.expander("Voeg een ronde toe", key=f"add_round_{session.id}"):
        _fields(source, session, Round("", 10, ""), None)
    with st.expander(
        "Begin met een draaiboek", key=f"ready_{session.id}", expanded=not session.rounds
    ):
        if session.rounds:
            st.write("Dit komt in de plaats van de rondes die er nu staan.")
        chosen = st.radio("Hoe lang duurt de sessie?", list(READY), key=f"script_{session.id}")
        st.button(
            "Neem dit draaiboek", key=f"take_script_{session.id}",
            on_click=attempt, args=[_take, source, session.id, chosen],
        )  # fmt: skip


def _ways(source: Source, session: Session, place: int, each: Round) -> None:
    ids = [other.id for other in session.rounds]
    with st.popover("Verander", key=f"change_round_{each.id}", on_change="rerun") as change:
        if change.open:
            after = ids[place + 1] if place + 1 < len(ids) else None
            _fields(source, session, each, after)
    earlier = ids[place - 1] if place else None
    st.button("Eerder", key=f"earlier_{each.id}", disabled=place == 0,
              on_click=attempt, args=[_put, source, session.id, each, earlier])  # fmt: skip
    later = ids[place + 2] if place + 2 < len(ids) else None
    st.button("Later", key=f"later_{each.id}", disabled=place == len(ids) - 1,
              on_click=attempt, args=[_put, source, session.id, each, later])  # fmt: skip
    st.button("Haal weg", key=f"remove_round_{each.id}",
              on_click=attempt, args=[_remove, source, session.id, each.id])  # fmt: skip


def _fields(source: Source, session: Session, held: Round, before: str | None) -> None:
    # Another key where somebody else changed it, so that the fields hold what it is now.
    key = f"round_{held.id or session.id}_{hash(held)}"
    st.text_input("Naam van de ronde", held.name, max_chars=LONGEST_NAME, key=f"{key}_name")
    st.number_input("Minuten", 1, _MOST_MINUTES, held.minutes, key=f"{key}_minutes", width=200)
    st.text_area("Wat doe je?", held.what, max_chars=_LONGEST_WHAT, key=f"{key}_what")
    say_once(f"{key}_problem")
    st.button("Bewaar de ronde", key=f"{key}_save", on_click=attempt,
              args=[_save, source, session.id, held, before, key])  # fmt: skip


def _save(source: Source, session_id: str, held: Round, before: str | None, key: str) -> None:
    name, what = (st.session_state[f"{key}_{field}"].strip() for field in ("name", "what"))
    if problem := missing({"een naam": name}):
        st.session_state[f"{key}_problem"] = problem
        return
    minutes = st.session_state[f"{key}_minutes"]
    _put(source, session_id, replace(held, name=name, minutes=minutes, what=what), before)
    if not held.id:
        st.session_state[f"{key}_name"] = st.session_state[f"{key}_what"] = ""


def _take(source: Source, session_id: str, chosen: str) -> None:
    commands(source).take_script(session_id, READY[chosen])


def _put(source: Source, session_id: str, put: Round, before: str | None) -> None:
    commands(source).put_round(session_id, put, before)


def _remove(source: Source, session_id: str, round_id: str) -> None:
    commands(source).remove_round(session_id, round_id)
