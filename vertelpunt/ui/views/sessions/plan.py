"""What a session is about: its title, day, place and goal."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from vertelpunt.dutch import read_day
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.views.keeping import LONGEST_NAME, missing, say_once
from vertelpunt.ui.visit.acting import attempt, commands

_LONGEST_GOAL = 1_000
_NO_DAY = "Deze datum kennen we niet. Schrijf hem als 21 mei 2026 of 21-5-2026, of laat hem leeg."


def plan_new(source: Source, opened: Callable[[str], None]) -> None:
    """Plan another session. `opened`: called with its id."""
    _fields("session_new", None)
    st.button(
        "Maak de sessie", type="primary", key="plan_session",
        on_click=attempt, args=[_plan, source, opened],
    )  # fmt: skip


def change_plan(source: Source, session: Session) -> None:
    """Change what the session is about."""
    # Another key where somebody else changed it, so that the fields hold what it is now.
    key = f"session_{session.id}_{hash((session.title, session.on, session.place, session.goal))}"
    _fields(key, session)
    st.button("Bewaar", type="primary", key=f"save_{session.id}", on_click=attempt,
              args=[_change, source, session, key])  # fmt: skip
    say_once(f"saved_{session.id}", st.success)


def _fields(key: str, now: Session | None) -> None:
    on = f"{now.on:%-d-%-m-%Y}" if now and now.on else ""
    st.text_input("Titel", now.title if now else "", max_chars=LONGEST_NAME, key=f"{key}_title")
    st.text_input(
        "Datum (mag leeg blijven)", on, max_chars=40, key=f"{key}_on", width=280,
        placeholder="21 mei 2026",
    )  # fmt: skip
    st.text_input(
        "Plaats (mag leeg blijven)", now.place if now else "", max_chars=LONGEST_NAME,
        key=f"{key}_place",
    )  # fmt: skip
    st.text_area(
        "Wat willen jullie te weten komen? (mag leeg blijven)", now.goal if now else "",
        max_chars=_LONGEST_GOAL, key=f"{key}_goal",
    )  # fmt: skip
    say_once(f"{key}_problem")


def _typed(key: str) -> dict[str, str | date | None] | None:
    """What the fields hold; None where something is wrong, and the page says what."""
    typed = {name: st.session_state[f"{key}_{name}"].strip() for name in ("title", "place", "goal")}
    if problem := missing({"een titel": typed["title"]}):
        st.session_state[f"{key}_problem"] = problem
        return None
    try:
        return {**typed, "on": read_day(st.session_state[f"{key}_on"])}
    except ValueError:
        st.session_state[f"{key}_problem"] = _NO_DAY
        return None


def _plan(source: Source, opened: Callable[[str], None]) -> None:
    if typed := _typed("session_new"):
        opened(commands(source).plan_session(**typed))  # type: ignore[arg-type]
        for name in ("title", "on", "place", "goal"):
            st.session_state[f"session_new_{name}"] = ""


def _change(source: Source, session: Session, key: str) -> None:
    if typed := _typed(key):
        # Only what differs from what was shown, so that what somebody else changed meanwhile stays.
        changes = {name: held for name, held in typed.items() if held != getattr(session, name)}
        commands(source).change_session(session.id, changes)
        st.session_state[f"saved_{session.id}"] = "Bewaard."
