"""What was asked for: by a session or by others, and what came of each."""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from vertelpunt.dutch import day, day_of
from vertelpunt.feedback import STATES, Feedback, Request, State
from vertelpunt.insight.feedback import STATES as STATE_NAMES
from vertelpunt.insight.session_words import OUTCOMES
from vertelpunt.insight.sessions import all_sessions
from vertelpunt.insight.source import Source
from vertelpunt.ui.views.feedback_writing.naming import short
from vertelpunt.ui.views.feedback_writing.undoing import UNDOING
from vertelpunt.ui.views.keeping import missing, say_once
from vertelpunt.ui.visit.acting import attempt, commands

_LONGEST, _LONGEST_REASON = 2_000, 500
_WIDTH = 760


def requests(source: Source, feedback: Feedback) -> None:
    """Each with its state, and new ones: from a session, or written here."""
    with st.container(width=_WIDTH):
        st.write(
            "Wie iets vraagt, wil weten wat ermee gebeurt. Zeg het hier van elke vraag en elke "
            "actie. Wat je hier verandert, zien anderen pas als je opnieuw publiceert."
        )
        _add(source, feedback)
        for each in feedback.asked:
            with st.container(key=f"request_{each.id}", border=True):
                _one(source, feedback, each)


def _add(source: Source, feedback: Feedback) -> None:
    known = {(each.session, each.outcome) for each in feedback.asked}
    offered = {
        (session.id, outcome.id): (OUTCOMES[outcome.kind][0], outcome.text)
        for session in all_sessions(source)
        if not session.removed
        for outcome in session.room.shown_outcomes()
        if outcome.kind in ("question", "action") and (session.id, outcome.id) not in known
    }
    with st.expander("Zet er iets bij", key="add_request", expanded=not feedback.asked):
        if offered:
            st.selectbox(
                "Uit een duidingsessie", list(offered), key="request_from_session",
                format_func=lambda each: f"{offered[each][0]}: {short(offered[each][1])}",
                filter_mode=None,
            )  # fmt: skip
            texts = {each: text for each, (_, text) in offered.items()}
            st.button("Neem deze over", key="take_request", on_click=attempt,
                      args=[_take, source, texts])  # fmt: skip
        st.text_area(
            "Of schrijf zelf op wat er gevraagd is",
            max_chars=_LONGEST,
            key="new_request",
            height=90,
        )
        say_once("new_request_problem")
        st.button("Zet dit erbij", key="write_request", on_click=attempt, args=[_write, source])


def _one(source: Source, feedback: Feedback, asked: Request) -> None:
    came = Markup().join(
        Markup("<li>{}: {}</li>").format(
            day(day_of(each.at)),
            f"niet gedaan, omdat {each.reason}" if each.reason else STATE_NAMES[each.state],
        )
        for each in asked.said
    )
    st.html(
        Markup(
            '<div class="vp-came"><p dir="auto"><strong>{}</strong></p><ul>{}</ul></div>'
        ).format(asked.text, came)
    )
    # Another key once it was answered, so that the fields begin anew.
    key = f"request_{asked.id}_{len(asked.said)}"
    state = st.radio(
        "Wat is ermee gebeurd?", list(STATES), format_func=STATE_NAMES.__getitem__,
        index=STATES.index(asked.said[-1].state), key=f"{key}_state", horizontal=True,
    )  # fmt: skip
    if state == "not_done":
        st.text_area(
            "Niet gedaan, omdat …", asked.said[-1].reason, max_chars=_LONGEST_REASON,
            key=f"{key}_reason", height=90,
        )  # fmt: skip
    say_once(f"{key}_problem")
    with st.container(horizontal=True):
        st.button("Bewaar", key=f"{key}_save", on_click=attempt,
                  args=[_answer, source, asked, key])  # fmt: skip
        used = any(
            each.kind == "request" and each.content["request"] == asked.id
            for each in feedback.written
        )
        if not used:
            st.button("Zet in de terugkoppeling", key=f"{key}_block", on_click=attempt,
                      args=[_put, source, asked.id])  # fmt: skip
        st.button("Haal weg", key=f"{key}_remove", on_click=attempt,
                  args=[_remove, source, asked.id])  # fmt: skip


def _take(source: Source, offered: Mapping[tuple[str, str], str]) -> None:
    chosen = st.session_state["request_from_session"]
    made = commands(source).add_request(offered[chosen], *chosen)
    UNDOING.did("Dit staat er nu bij.", "remove_request", request=made)


def _write(source: Source) -> None:
    text = st.session_state["new_request"].strip()
    if problem := missing({"wat er gevraagd is": text}):
        st.session_state["new_request_problem"] = problem
        return
    made = commands(source).add_request(text)
    st.session_state["new_request"] = ""
    UNDOING.did("Dit staat er nu bij.", "remove_request", request=made)


def _answer(source: Source, asked: Request, key: str) -> None:
    state: State = st.session_state[f"{key}_state"]
    before = asked.said[-1]
    reason = st.session_state.get(f"{key}_reason", "").strip() if state == "not_done" else ""
    if state == "not_done" and (problem := missing({"waarom het niet is gedaan": reason})):
        st.session_state[f"{key}_problem"] = problem
        return
    if (state, reason) == (before.state, before.reason):
        return
    commands(source).answer_request(asked.id, state, reason)
    UNDOING.did(
        "Wat ermee is gebeurd, is bewaard.", "answer_request",
        request=asked.id, state=before.state, reason=before.reason,
    )  # fmt: skip


def _put(source: Source, request: str) -> None:
    made = commands(source).add_block("everyone", {"kind": "request", "request": request})
    UNDOING.did("Het blok staat erbij, onderaan.", "remove_block", block=made)


def _remove(source: Source, request: str) -> None:
    commands(source).remove_request(request)
    UNDOING.did("Dit is weggehaald.", "restore_request", request=request)
