"""Vertel: a teller tells a story, says what it means, and sends it."""

import streamlit as st

from vertelpunt.ui.app.run import open_story_page
from vertelpunt.ui.telling.shared_device import is_shared
from vertelpunt.ui.telling.telling import arrived, lost_answers, start_anew, tell
from vertelpunt.ui.telling.thanks import thanks

app_state = open_story_page()
with st.container(key="story_page"):
    story_id = tell(app_state)
    if story_id:
        shared = is_shared()
        thanks(arrived(app_state).app_state, story_id, lost_answers(), shared=shared)
        # On a shared device the form itself makes room for the next teller.
        if not shared:
            st.button("Vertel nog een verhaal", type="primary", on_click=start_anew)
