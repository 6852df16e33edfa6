"""Privacy: what is told about who reads a story, how long it is kept, and how to take it back."""

import streamlit as st

from vertelpunt.ui.app.run import open_explanation
from vertelpunt.ui.components.statement import VERSION, show_asked_for

show_asked_for(open_explanation("privacy"), st.query_params.get(VERSION))
