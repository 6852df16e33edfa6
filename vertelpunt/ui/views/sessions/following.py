"""A page of a session that follows what others do there."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from vertelpunt.insight.sessions import one_session
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.settings import SettingsError
from vertelpunt.store import StoreError

STYLE = Path(__file__).with_name("sessions.css")
# In seconds. Who leads, and who looks at the big screen, see within two what comes in.
QUICK, CALM = 1.0, 3.0


def follow(
    source: Source, session: Session, seen: Callable[[Session | None], object], *, every: float
) -> None:
    """Draw the page again once what it shows is other. `seen`: what it shows of a session.

    Only the session is looked up meanwhile; whatever somebody types on the page stays.
    """
    drawn = seen(session)

    def look() -> None:
        try:
            now = one_session(source, session.id)
        except (StoreError, SettingsError):
            # What is wrong, the page says when it is drawn again.
            return
        if seen(now) != drawn:
            st.rerun()

    st.fragment(look, run_every=every)()


def changed(session: Session | None) -> object:
    """Everything that happens."""
    return session.changed if session else None
