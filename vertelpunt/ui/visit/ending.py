"""A page that nobody touches closes too, when the way in of its reader ends."""

import streamlit as st

from vertelpunt.settings import SettingsError
from vertelpunt.store import StoreError
from vertelpunt.ui.visit import access
from vertelpunt.ui.visit.app_state import open_app_state

# Seconds that a story may still stand on a screen after that.
EVERY = 10


@st.fragment(run_every=EVERY)
def close_in_time() -> None:
    """Look now and then whether this visitor is still in; draw it for who is."""
    try:
        ended = access.entered(open_app_state()) is None
    except (StoreError, SettingsError):
        # What is wrong, the page says when it is drawn again.
        return
    if ended:
        st.rerun()
