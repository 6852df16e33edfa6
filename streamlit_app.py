"""The door: the pages and their addresses."""

import streamlit as st

from vertelpunt.ui import frame

vertel = st.Page("pages/vertel.py", title="Vertel", url_path="vertel")
responses = st.Page("pages/responses.py", title="Responses", url_path="responses")
storycards = st.Page("pages/storycards.py", title="Storycards", url_path="storycards")

frame.run([vertel, responses, storycards], start=vertel)
