"""A part of a page of a session that follows what others do there."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from vertelpunt.insight.sessions import one_session
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session
from vertelpunt.ui.visit.acting import say_refused
from vertelpunt.ui.visit.once import once_a_run
from vertelpunt.ui.visit.watch import watch

STYLE = Path(__file__).with_name("sessions.css")
# In seconds. Who leads, and who looks at the big screen, see within two what comes in.
QUICK, CALM = 1.0, 3.0

Seen = Callable[[Session | None], object]


def follow(
    source: Source,
    session: Session,
    draw: Callable[[Session], None],
    *,
    seen: Seen,
    around: Seen,
    every: float,
) -> Callable[[Session], None]:
    """Draw this part of the page now, and again once what it shows is other.

    `seen`: what the part shows of a session; `around`: what the rest of the page does. Where that
    is other the whole page is drawn. Whatever somebody types on the page stays. Returns what is to
    be told where the rest of the page was drawn anew by itself, of which session.
    """
    drawn_around = [around(session)]
    first = [session]

    def part() -> None:
        now = first.pop() if first else one_session(source, session.id)
        if now is None or around(now) != drawn_around[0]:
            st.rerun()
        with once_a_run():
            say_refused()
            draw(now)
        watch(
            "watch_session", lambda: shown(one_session(source, session.id)), drawn=shown(now),
            every=every,
        )  # fmt: skip

    def shown(now: Session | None) -> object:
        return seen(now), around(now)

    def drew_around(now: Session) -> None:
        drawn_around[0] = around(now)

    st.fragment(part)()
    return drew_around


def changed(session: Session | None) -> object:
    """Everything that happens."""
    return session.changed if session else None
