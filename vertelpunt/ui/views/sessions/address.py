"""Which session a page is about, as its address says it."""

import streamlit as st

from vertelpunt.insight.sessions import all_sessions, one_session
from vertelpunt.insight.source import Source
from vertelpunt.sessions import Session

SESSION = "sessie"


def session_here(source: Source) -> Session | None:
    """The one that the address names, open or not; or else the open one that changed last."""
    if named := st.query_params.get(SESSION):
        return one_session(source, named)
    there = [each for each in all_sessions(source) if each.room.is_open and not each.removed]
    return max(there, key=lambda each: each.changed, default=None)
